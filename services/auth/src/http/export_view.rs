//! How far an export has come, as pages know it.

use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::export::{Export, Part};
use crate::store::EXPORT_LIFE;

/// How far an export has come.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExportView {
    id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    requested_at: OffsetDateTime,
    /// Until then it can be fetched.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    expires_at: OffsetDateTime,
    /// Whether everything is there.
    ready: bool,
    parts: Vec<PartView>,
}

/// What one service has sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartView {
    /// The service, such as `chat`.
    service: &'static str,
    /// Files that are here.
    found: u64,
    /// Files that there are; absent until the service has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
}

impl From<Export> for ExportView {
    fn from(export: Export) -> Self {
        let ready = export.is_whole();
        let Export {
            id,
            requested_at,
            parts,
        } = export;
        let parts = parts.into_iter().map(|part| {
            let Part { holder, found, of } = part;
            PartView {
                service: holder.as_str(),
                found,
                of,
            }
        });
        Self {
            id,
            requested_at,
            expires_at: requested_at + EXPORT_LIFE,
            ready,
            parts: parts.collect(),
        }
    }
}
