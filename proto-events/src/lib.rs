//! The words that services and browsers say to each other: serde types and nothing else.
//!
//! * [`chat`]: server-sent events of an AI conversation;
//! * [`domain`]: facts that one service publishes and others learn (through the journal's topics);
//! * [`error`]: the stable codes of every problem document, event and socket error;
//! * [`cards`]: how a drawn card and a sealed draw travel.
//!
//! Rules: camelCase, a `type` tag on every union, one golden JSON per variant in `golden/`,
//! generated TypeScript in `bindings/`. This crate depends on no other crate of the workspace and
//! does no I/O. A field is added as optional first (two versions run side by side in a deploy).
#![doc(html_no_source)]

pub mod cards;
pub mod chat;
pub mod domain;
pub mod error;

#[cfg(test)]
mod golden;
