//! `admin …`: members and their roles, for whoever runs the house.

use std::fmt::Write;

use clap::{Args, Subcommand, ValueEnum};
use host::{Host, HostError, Outbox, SettingError, TaskError};
use identity::{KeyRing, Role};
use time::Duration;
use uuid::Uuid;

use crate::config::Config;
use crate::store::migration::Migrator;
use crate::store::{Registered, Store, Which};

/// What the program can do besides serving.
#[derive(Debug, Subcommand)]
pub enum Tool {
    /// List members, grant roles and take them back
    Admin(Admin),
}

/// The arguments of `admin`.
#[derive(Debug, Args)]
pub struct Admin {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List members, the newest first
    List {
        /// Only those whose nickname contains this
        #[arg(long, value_name = "TEXT")]
        nickname: Option<String>,
        /// Only those who have asked to be experts
        #[arg(long)]
        asking: bool,
        /// As many at most
        #[arg(long, default_value_t = 50, value_name = "NUMBER")]
        limit: u64,
    },
    /// Grant a role; it shows in the member's next token, within ten minutes
    Grant(Whose),
    /// Take a role back, or refuse who has asked; within ten minutes no token carries it
    Revoke(Whose),
    /// Add a key that signs sessions from some minutes on, once every process has learned of it;
    /// nobody is signed out. Keys whose last session is over are dropped
    RotateKey {
        /// Minutes until it signs
        #[arg(long, default_value_t = 15, value_name = "MINUTES")]
        lead: u16,
        /// Where a key is no longer secret: sign by a new one at once and believe no other. Members
        /// are renewed unseen; guests begin anew, without what they had
        #[arg(long, conflicts_with = "lead")]
        compromised: bool,
    },
}

#[derive(Debug, Args)]
struct Whose {
    /// The member's id, as `admin list` shows it
    member: Uuid,
    role: RoleArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleArg {
    Expert,
    Admin,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Expert => Self::Expert,
            RoleArg::Admin => Self::Admin,
        }
    }
}

/// Does it, and says what was done.
///
/// # Errors
/// There is no such member, or the database does not answer.
pub async fn use_tool(host: Host, config: Config, tool: Tool) -> Result<String, TaskError> {
    let Tool::Admin(Admin { what }) = tool;
    let open = async || {
        let db = host.databases.open::<Migrator>("auth").await?;
        Ok::<_, TaskError>(Store::new(db, Outbox::new()))
    };
    match what {
        What::List {
            nickname,
            asking,
            limit,
        } => {
            let which = Which {
                nickname,
                asking,
                limit,
            };
            Ok(table(&open().await?.register(&which).await?))
        }
        What::Grant(Whose { member, role }) => {
            let (store, now) = (open().await?, host.clock.now());
            let granted = store.grant(member, role.into(), now).await?;
            if !granted {
                return Err(nobody(member));
            }
            Ok(format!("{member} is {}", name(role.into())))
        }
        What::Revoke(Whose { member, role }) => {
            let revoked = open().await?.revoke_role(member, role.into()).await?;
            let was = if revoked { "is no longer" } else { "was not" };
            Ok(format!("{member} {was} {}", name(role.into())))
        }
        What::RotateKey { lead, compromised } => {
            let file = config.key_file(&host.settings);
            let now = host.clock.now();
            let (ring, lead) = if compromised {
                (KeyRing::start_anew()?, Duration::ZERO)
            } else {
                let lead = Duration::minutes(lead.into());
                // a guest's token lives longest, and a day more does no harm
                let life = Duration::days(i64::from(config.guest_session_days) + 1);
                let mut ring = file.load_or_create()?;
                ring.rotate(now, lead, life)?;
                (ring, lead)
            };
            file.replace(&ring)?;
            let new = ring.ids().last().unwrap_or_default();
            Ok(format!(
                "{} holds {} key(s); {new} signs from {:02}:{:02} UTC on",
                file.path().display(),
                ring.ids().count(),
                (now + lead).hour(),
                (now + lead).minute(),
            ))
        }
    }
}

fn nobody(member: Uuid) -> TaskError {
    let error = HostError::from(SettingError {
        name: "<MEMBER>",
        value: member.to_string(),
        why: "there is no such member; `admin list` shows them".to_owned(),
    });
    error.into()
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Expert => "expert",
        Role::Admin => "admin",
    }
}

/// One line a member: id, since when, roles, who vouches, nickname. The nickname comes last: it may
/// hold anything.
fn table(members: &[Registered]) -> String {
    if members.is_empty() {
        return "no members".to_owned();
    }
    let mut text = String::from(
        "id                                    since       roles         vouched by    nickname",
    );
    for member in members {
        let Registered {
            id,
            nickname,
            since,
            providers,
            roles,
            wants_to_be_expert,
        } = member;
        let mut words: Vec<&str> = roles.iter().map(|role| name(*role)).collect();
        if *wants_to_be_expert {
            words.push("asks:expert");
        }
        let roles = if words.is_empty() {
            "-".to_owned()
        } else {
            words.join(",")
        };
        // writing to a string does not fail
        let _ = write!(
            text,
            "\n{id}  {}  {roles:<12}  {:<12}  {nickname}",
            since.date(),
            providers.join(","),
        );
    }
    text
}
