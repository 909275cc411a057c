//! Answers a member who wants to have everything that is kept of them: one file a conversation, one
//! after the other, and then that these were all.

mod files;

use host::{Clock, Ids};
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use uuid::Uuid;

use self::files::{ConversationFile, QuotaFile};
use crate::conversation::Conversation;
use crate::fault::ChatFault;
use crate::ids::OwnerId;
use crate::store::Store;

/// As many conversations are looked up at once, without what was said in them.
const TOGETHER: u64 = 64;

/// What an export works with.
pub struct Exporter {
    pub store: Store,
    pub clock: Clock,
    pub ids: Ids,
}

impl Exporter {
    /// Publishes the member's files. A second time they replace the first ones, name by name.
    ///
    /// # Errors
    /// The database does not answer; some of the files may have been published.
    pub async fn answer(&self, request: Uuid, member: OwnerId) -> Result<(), ChatFault> {
        let mut files = 0;
        let mut after = None;
        loop {
            let some = self.store.conversations_after(member, after, TOGETHER);
            let some = some.await?;
            let Some(last) = some.last() else { break };
            after = Some(last.id);
            for conversation in some {
                let name = format!("conversations/{}.json", conversation.id);
                let content = self.content_of(conversation).await?;
                self.found((request, member), name, content).await?;
                files += 1;
            }
        }
        if let Some(usage) = self.store.usage(member).await? {
            let content = QuotaFile::of(member, usage).to_json()?;
            self.found((request, member), "quota.json".to_owned(), content)
                .await?;
            files += 1;
        }
        // its id is made last, so it leaves last
        self.tell(Fact::DataComplete {
            request_id: request,
            holder: DataHolder::Chat,
            files,
        })
        .await
    }

    async fn content_of(&self, conversation: Conversation) -> Result<String, ChatFault> {
        let id = conversation.id;
        let messages = self.store.messages(id).await?;
        let draws = self.store.every_draw(id).await?;
        let turn = self.store.latest_turn(id).await?;
        ConversationFile::of(conversation, messages, draws, turn).to_json()
    }

    async fn found(
        &self,
        (request, member): (Uuid, OwnerId),
        name: String,
        content: String,
    ) -> Result<(), ChatFault> {
        self.tell(Fact::DataFound {
            request_id: request,
            member_id: member.0,
            holder: DataHolder::Chat,
            name,
            content,
        })
        .await
    }

    async fn tell(&self, fact: Fact) -> Result<(), ChatFault> {
        let event = DomainEvent {
            id: self.ids.next(),
            occurred_at: self.clock.now(),
            fact,
        };
        self.store.tell(&event).await
    }
}
