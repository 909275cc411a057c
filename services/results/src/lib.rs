#![doc = include_str!("../README.md")]

mod clean;
mod config;
mod ended;
mod erase;
mod export;
mod fault;
mod gist;
mod http;
mod learn;
mod lifetime;
mod links;
mod page;
mod pictures;
mod share;
mod snapshot;
mod store;
mod unquoted;

use std::sync::Mutex;

pub use ::page::{Kakao, Shell, Site};

use actix_web::web::Data;
use host::{Clock, Ids, Learning, Outbox, OutboxRunner, Service, Shutdown};
use http_kit::Limiter;
use identity::Verifier;
use journal::Journals;
use proto_events::domain::{AUTH_TOPIC, CHAT_TOPIC};
use sea_orm::DatabaseConnection;

pub use config::{Config, Settings};
pub use http::openapi;
pub use pictures::PictureSettings;
pub use store::migration::Migrator;
pub use store::{KeptReading, Store};

use erase::Eraser;
use export::Exporter;
use http::{Guesses, State};
use learn::Facts;
use links::{Changes, Links, Views};
use page::{Pages, ShellFile};
use pictures::Pictures;

/// The consumer group of this service: every fact of chat and auth reaches it once or more.
const GROUP: &str = "results";

/// What the service works with.
pub struct Deps {
    /// Its own database, with the schema of [`Migrator`].
    pub db: DatabaseConnection,
    pub journals: Journals,
    pub verifier: Data<Verifier>,
    /// How shared pages load the app.
    pub shell: Shell,
    pub clock: Clock,
    pub ids: Ids,
}

/// Builds the service.
#[must_use]
pub fn build(deps: Deps, settings: Settings) -> Service {
    let Deps {
        db,
        journals,
        verifier,
        shell,
        clock,
        ids,
    } = deps;
    let outbox = Outbox::new();
    let store = Store::new(db.clone(), outbox.clone());
    let runner = OutboxRunner::new("results", db, journals.topics(), outbox, clock.clone());
    let pages = Pages::new(settings.site);
    let pictures = Pictures::new(settings.pictures);
    let links = Links::new(
        store.clone(),
        clock.clone(),
        pages.clone(),
        pictures.clone(),
        settings.link_memory,
    );
    let changes = Changes {
        journals: journals.clone(),
        links: links.clone(),
        store: store.clone(),
        clock: clock.clone(),
    };
    let views = Views::new(store.clone());
    let facts = Facts {
        store: store.clone(),
        exporter: Exporter {
            store: store.clone(),
            clock: clock.clone(),
            ids: ids.clone(),
        },
        eraser: Eraser {
            store: store.clone(),
            changes: changes.clone(),
            clock: clock.clone(),
            ids: ids.clone(),
        },
    };
    // names this process among the consumers of the group
    let consumer = ids.next().to_string();
    let topics = [AUTH_TOPIC, CHAT_TOPIC];
    let learning = Learning::begin(&journals.topics(), topics, GROUP, &consumer, facts);
    let state = Data::new(State {
        store: store.clone(),
        links: links.clone(),
        changes: changes.clone(),
        views: views.clone(),
        pages: pages.clone(),
        pictures,
        kakao: settings.kakao,
        clock,
        ids,
        most_links: settings.links_per_person,
        limiter: Limiter::each_minute(settings.sharing_per_minute),
        guesses: Guesses::new(settings.unknown_links_per_minute),
        moved_in: Mutex::default(),
    });
    let looking = changes.clone();
    let at_once = state.clone();
    let service = Service::new("results", http::routes(state, verifier.clone()))
        .documented_by(openapi())
        .answers_at_once(move |request| http::ready(&at_once, request))
        .ready_when("database", move || {
            let store = store.clone();
            async move { store.ping().await }
        })
        .task("results.outbox", move |shutdown| runner.run(shutdown))
        .task("results.learn", move |shutdown| learning.run(shutdown))
        .task("results.ended", move |shutdown| async move {
            ended::follow(journals, verifier, shutdown.soft).await;
            Ok(())
        })
        .task("results.hear", move |shutdown: Shutdown| async move {
            changes.hear(shutdown.hard).await;
            Ok(())
        })
        .task("results.look", move |shutdown: Shutdown| async move {
            looking.look(shutdown.hard).await;
            Ok(())
        })
        .task("results.views", move |shutdown: Shutdown| async move {
            views.write(shutdown.hard).await;
            Ok(())
        });
    match shell {
        Shell::Fixed(index) => {
            pages.use_shell(&index);
            service
        }
        Shell::File(path) => service.task("results.shell", move |shutdown| async move {
            let file = ShellFile(path);
            file.follow(pages, links, shutdown.soft).await;
            Ok(())
        }),
        Shell::Nothing => service,
    }
}
