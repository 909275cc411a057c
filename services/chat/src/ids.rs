//! Ids of this service's things: each a UUIDv7 that cannot be taken for another's.

use std::fmt;

use uuid::Uuid;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Reads the hyphenated form.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    };
}

id!(
    /// A guest or member, as the session token names them.
    OwnerId
);
id!(
    /// A conversation; also the name of its journal.
    ConversationId
);
id!(
    /// A message of a conversation.
    MessageId
);
id!(
    /// A turn: one answer of the reader.
    TurnId
);
id!(
    /// A sealed deck that was offered in a conversation.
    DrawId
);
id!(
    /// A reading: what a completed draw becomes, known to other services.
    ReadingId
);
