//! How far the end of an account has come, as pages know it.

use proto_events::domain::DataHolder;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::store::Erasure;

/// How far the end of an account has come.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErasureView {
    /// Ask about it under this id, for a day.
    id: Uuid,
    /// Services that have not confirmed yet; empty once nothing is left anywhere.
    pending: Vec<&'static str>,
}

impl ErasureView {
    #[must_use]
    pub fn begun(id: Uuid) -> Self {
        let pending = DataHolder::ALL.to_vec();
        Self::of(id, Erasure { pending })
    }

    #[must_use]
    pub fn of(id: Uuid, erasure: Erasure) -> Self {
        let pending = erasure.pending.into_iter().map(DataHolder::as_str);
        Self {
            id,
            pending: pending.collect(),
        }
    }
}
