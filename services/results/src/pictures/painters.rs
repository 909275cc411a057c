//! The few who draw, and the queue before them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use picture::{Painter, Scene, Shape};
use tokio::sync::oneshot;

use crate::fault::SharingFault;
use crate::gist::{Gist, day_in_words};
use crate::snapshot::Snapshot;

/// What is to be drawn, and who waits for it.
struct Order {
    snapshot: Snapshot,
    shape: Shape,
    done: oneshot::Sender<Result<Vec<u8>, picture::PaintError>>,
}

/// Threads of their own, for as long as anybody may order: a thread that comes and goes leaves its part of
/// the heap behind, several megabytes each time. Cheap to clone; all clones are the same painters.
#[derive(Clone)]
pub struct Painters(SyncSender<Order>);

impl Painters {
    /// As many draw at once, and as many wait.
    #[must_use]
    pub fn new(painter: Painter, at_once: usize, waiting: usize) -> Self {
        let paint = move |snapshot: &Snapshot, shape| paint(&painter, snapshot, shape);
        Self::who(paint, at_once, waiting)
    }

    fn who(paint: impl Paint, at_once: usize, waiting: usize) -> Self {
        let (orders, queue) = sync_channel(waiting);
        let (paint, queue) = (Arc::new(paint), Arc::new(Mutex::new(queue)));
        for number in 0..at_once.max(1) {
            let (paint, queue) = (Arc::clone(&paint), Arc::clone(&queue));
            let begun = thread::Builder::new()
                .name(format!("painter-{number}"))
                .spawn(move || work(&*paint, &queue));
            if let Err(error) = begun {
                tracing::error!(%error, "a painter cannot begin");
            }
        }
        Self(orders)
    }

    /// Draws what a link shows, off the threads that answer requests.
    ///
    /// # Errors
    /// The queue is full, or it cannot be drawn.
    pub async fn paint(&self, snapshot: Snapshot, shape: Shape) -> Result<Vec<u8>, SharingFault> {
        let begun = Instant::now();
        let (done, drawn) = oneshot::channel();
        let order = Order {
            snapshot,
            shape,
            done,
        };
        match self.0.try_send(order) {
            Ok(()) => {}
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {
                return Err(SharingFault::PaintersBusy);
            }
        }
        let png = drawn.await.map_err(|_| SharingFault::Unfinished)??;
        metrics::histogram!("conch_picture_seconds", "shape" => shape.as_str())
            .record(begun.elapsed().as_secs_f64());
        Ok(png)
    }
}

/// How one picture is drawn.
trait Paint:
    Fn(&Snapshot, Shape) -> Result<Vec<u8>, picture::PaintError> + Send + Sync + 'static
{
}

impl<F> Paint for F where
    F: Fn(&Snapshot, Shape) -> Result<Vec<u8>, picture::PaintError> + Send + Sync + 'static
{
}

/// Draws until nobody can order any more. What nobody waits for is not begun, and a picture that
/// cannot be finished does not take its painter along: the next one is drawn all the same.
fn work(paint: &impl Paint, queue: &Mutex<Receiver<Order>>) {
    loop {
        let order = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Order {
            snapshot,
            shape,
            done,
        }) = order
        else {
            return;
        };
        if !done.is_closed() {
            let drawn = catch_unwind(AssertUnwindSafe(|| paint(&snapshot, shape)));
            match drawn {
                // who has gone meanwhile does not get it
                Ok(drawn) => drop(done.send(drawn)),
                Err(_) => tracing::error!("a painter gave up on a picture"),
            }
        }
    }
}

fn paint(
    painter: &Painter,
    snapshot: &Snapshot,
    shape: Shape,
) -> Result<Vec<u8>, picture::PaintError> {
    let Gist { cards, words, .. } = Gist::of(snapshot);
    let date = snapshot.date.as_deref();
    let date = date.map(|date| day_in_words(date, snapshot.locale));
    let scene = Scene {
        locale: snapshot.locale,
        spread: snapshot.spread,
        cards: &snapshot.cards,
        title: &cards,
        words: &words,
        question: snapshot.question.as_deref(),
        name: snapshot.name.as_deref(),
        date: date.as_deref(),
        by_model: snapshot.is_by_model(),
    };
    painter.paint(&scene, shape)
}

#[cfg(test)]
mod tests {
    use proto_events::cards::{Locale, SpreadId};

    use super::*;

    fn snapshot(text: &str) -> Snapshot {
        Snapshot {
            locale: Locale::Ko,
            spread: SpreadId::One,
            cards: Vec::new(),
            question: None,
            name: None,
            date: None,
            text: text.into(),
            reader: "storyteller".into(),
        }
    }

    #[tokio::test]
    async fn a_picture_that_cannot_be_finished_is_the_only_one_that_is_not_drawn() {
        let paint = |snapshot: &Snapshot, _| {
            assert_ne!(snapshot.text, "cursed");
            Ok(snapshot.text.clone().into_bytes())
        };
        let painters = Painters::who(paint, 1, 4);
        for _ in 0..2 {
            let cursed = painters.paint(snapshot("cursed"), Shape::Wide).await;
            assert!(matches!(cursed, Err(SharingFault::Unfinished)));
            let plain = painters.paint(snapshot("plain"), Shape::Wide).await;
            assert_eq!(plain.unwrap(), b"plain");
        }
    }
}
