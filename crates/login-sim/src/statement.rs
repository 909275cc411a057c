//! A provider's signed statement of who somebody is, and what can be wrong with it.

use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::fault::Fault;
use crate::signer::unsigned;
use crate::sim::Desk;

const A_DAY: i64 = 86_400;

/// Signs what is claimed; nothing, where nothing is to be there.
///
/// # Errors
/// The cryptographic library fails.
pub fn statement(
    desk: &Desk,
    mut claims: Map<String, Value>,
    fault: Option<&Fault>,
) -> Result<Option<String>, Answer> {
    if fault == Some(&Fault::NoIdToken) {
        return Ok(None);
    }
    spoil(&mut claims, fault);
    let signed = sign(desk, &claims, fault);
    let failed = || Answer::page(500, String::new());
    signed.map(Some).ok_or_else(failed)
}

/// What is claimed is wrong.
fn spoil(claims: &mut Map<String, Value>, fault: Option<&Fault>) {
    let mut say = |name: &str, value: &str| claims.insert(name.to_owned(), value.into());
    match fault {
        Some(Fault::WrongAudience) => drop(say("aud", "somebody-else")),
        Some(Fault::WrongIssuer) => drop(say("iss", "https://somebody-else.invalid")),
        Some(Fault::WrongNonce) => drop(say("nonce", "not-the-nonce-that-was-sent")),
        Some(Fault::NoNonce) => drop(claims.remove("nonce")),
        Some(Fault::NoSubject) => drop(claims.remove("sub")),
        Some(Fault::Expired) => shift(claims, -A_DAY),
        Some(Fault::FromTheFuture) => shift(claims, A_DAY),
        _ => {}
    }
}

fn shift(claims: &mut Map<String, Value>, seconds: i64) {
    for name in ["iat", "exp", "auth_time"] {
        if let Some(moment) = claims.get_mut(name)
            && let Some(was) = moment.as_i64()
        {
            *moment = (was + seconds).into();
        }
    }
}

/// How it is signed is wrong.
fn sign(desk: &Desk, claims: &Map<String, Value>, fault: Option<&Fault>) -> Option<String> {
    let (kid, key) = desk.keys.current()?;
    match fault {
        Some(Fault::AlgNone) => unsigned(&kid, claims),
        Some(Fault::Hs256SignedWithPublicKey) => key.sign_with_public_half(&kid, claims),
        Some(Fault::UnknownKid) => desk.keys.other()?.sign(&desk.keys.name("unknown"), claims),
        Some(Fault::ForgedSignature) => desk.keys.other()?.sign(&kid, claims),
        _ => key.sign(&kid, claims),
    }
}
