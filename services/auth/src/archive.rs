//! Packs an export: what auth keeps itself, and what every other service has sent.

use time::OffsetDateTime;
use uuid::Uuid;

use crate::export::Archive;
use crate::fault::AuthFault;
use crate::store::{Account, Store};

/// What the files are, for whoever opens the archive.
const NOTE: &str = "\
마법의 소라고둥이 보관하고 있던 당신의 모든 것이에요.\r
account/  계정, 로그인 수단, 로그인한 기기\r
chat/     나눈 대화와 뽑은 카드\r
results/  완성된 리딩\r
시각은 모두 협정 세계시(UTC)예요.\r
\r
This is everything that Magic Conch keeps of you.\r
account/  your account, who vouches for you, where you are signed in\r
chat/     your conversations and the cards you drew\r
results/  your finished readings\r
All times are in UTC.\r
";

/// The archive of a whole export.
///
/// # Errors
/// The database does not answer, or the account is no more.
pub async fn pack(
    store: &Store,
    member: Uuid,
    export: Uuid,
    now: OffsetDateTime,
) -> Result<Vec<u8>, AuthFault> {
    let account = store.account(member).await?.ok_or(AuthFault::SessionOver)?;
    let mut archive = Archive::new(now);
    archive.add("README.txt", NOTE.as_bytes())?;
    archive.add("account/account.json", &pretty(&account))?;
    if let Some(picture) = account.picture
        && let Some(jpeg) = store.picture(picture).await?
    {
        archive.add("account/picture.jpg", &jpeg)?;
    }
    for page in 0.. {
        let files = store.files(export, page).await?;
        if files.is_empty() {
            break;
        }
        for file in files {
            let name = format!("{}/{}", file.holder, file.name);
            archive.add(&name, file.content.as_bytes())?;
        }
    }
    Ok(archive.finish()?)
}

fn pretty(account: &Account) -> Vec<u8> {
    // it has only texts, times and lists
    serde_json::to_vec_pretty(account).unwrap_or_default()
}
