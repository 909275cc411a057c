//! Learns what the other services tell of members: files of an export, and that nothing is left.
//! Every fact may come more than once; a second time changes nothing.

use async_trait::async_trait;
use host::{Learner, TaskError};
use proto_events::domain::{DomainEvent, Fact};

use crate::eraser::Eraser;
use crate::store::{ExportFile, Store};

/// Applies facts to the tables.
pub struct Facts {
    pub store: Store,
    pub eraser: Eraser,
}

#[async_trait]
impl Learner for Facts {
    async fn learn(&self, event: DomainEvent) -> Result<(), TaskError> {
        let applied = match event.fact {
            Fact::DataFound {
                request_id,
                member_id: _,
                holder,
                name,
                content,
            } => {
                let holder = holder.as_str().to_owned();
                let file = ExportFile {
                    holder,
                    name,
                    content,
                };
                self.store.keep_file(request_id, file).await
            }
            Fact::DataComplete {
                request_id,
                holder,
                files,
            } => self.store.keep_count(request_id, holder, files).await,
            Fact::MemberErased {
                erasure_id,
                member_id: _,
                holder,
            } => {
                return self.eraser.confirm(erasure_id, holder).await;
            }
            _ => Ok(()),
        };
        Ok(applied?)
    }
}
