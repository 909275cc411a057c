//! What is read of a journal's past.

use bytes::Bytes;
use deadpool_redis::redis::{Value, cmd};
use tokio::time::{Instant, sleep};

use super::{Store, cursor, read, unexpected};
use crate::archive::Page;
use crate::cursor::Cursor;
use crate::entry::Entry;
use crate::error::JournalError;
use crate::redis::line::unavailable;

/// Entries that are read in one go.
pub(in crate::redis) const PAGE: usize = 512;

impl Store {
    pub(in crate::redis) async fn head(&self, journal: &str) -> Result<Cursor, JournalError> {
        let [_, meta, _] = self.keys(journal);
        let mut ask = cmd("HGET");
        ask.arg(meta).arg("head");
        let head: Option<String> = read(self.lines.ask(journal, &ask).await)?;
        head.map_or(Ok(Cursor::START), |head| cursor(&head))
    }

    /// The heads of many journals in one go, each as far as it is known.
    pub(in crate::redis) async fn heads(
        &self,
        journals: &[String],
    ) -> Vec<Result<Cursor, JournalError>> {
        let asks = journals.iter().map(|journal| {
            let [_, meta, _] = self.keys(journal);
            let mut ask = cmd("HGET");
            ask.arg(meta).arg("head");
            (journal.as_str(), ask)
        });
        let answers = self.lines.run_each(asks.collect()).await;
        answers
            .into_iter()
            .map(|answer| {
                let head: Option<String> = read(answer)?;
                head.map_or(Ok(Cursor::START), |head| cursor(&head))
            })
            .collect()
    }

    /// At most so many entries after a cursor; `None` if the history does not reach back to exactly there.
    pub(in crate::redis) async fn page(
        &self,
        journal: &str,
        after: Cursor,
        most: usize,
    ) -> Result<Option<Page>, JournalError> {
        let [_, meta, log] = self.keys(journal);
        // From the cursor's own entry on: that it is there proves that nothing is missing.
        let (mut rows, mut floor) = (cmd("XRANGE"), cmd("HGET"));
        rows.arg(log).arg(after.to_string()).arg("+");
        rows.arg("COUNT").arg(most + 1);
        floor.arg(meta).arg("floor");
        let asked = self.lines.ask_all(journal, &[rows, floor]).await;
        let answers = asked.map_err(unavailable)?;
        let [rows, floor] = <[Value; 2]>::try_from(answers).map_err(|_| unexpected("a page"))?;
        let mut entries = entries(read(Ok(rows))?)?;
        let floor: Option<String> = read(Ok(floor))?;
        let floor = floor.map_or(Ok(Cursor::START), |floor| cursor(&floor))?;
        let more = entries.len() > most;
        if entries.first().is_some_and(|first| first.cursor == after) {
            entries.remove(0);
        } else if after != floor {
            return Ok(None);
        } else {
            entries.truncate(most);
        }
        Ok(Some(Page { entries, more }))
    }

    /// The same for a cursor that was just given: it may be known to the process of its writer
    /// only, and be stored in a moment.
    pub(in crate::redis) async fn page_soon(
        &self,
        journal: &str,
        after: Cursor,
        most: usize,
    ) -> Result<Option<Page>, JournalError> {
        let until = Instant::now() + self.settings.batch_delay * 4;
        loop {
            let page = self.page(journal, after, most).await?;
            if page.is_some() {
                return Ok(page);
            }
            if Instant::now() >= until || !self.may_come(journal, after).await? {
                // It may have come while that was asked.
                return self.page(journal, after, most).await;
            }
            sleep(self.settings.batch_delay / 4).await;
        }
    }

    /// Whether a writer is at work that may have given this cursor.
    async fn may_come(&self, journal: &str, cursor: Cursor) -> Result<bool, JournalError> {
        let [lease, meta, _] = self.keys(journal);
        let (mut held, mut known) = (cmd("EXISTS"), cmd("HMGET"));
        held.arg(lease);
        known.arg(meta).arg("epoch").arg("head");
        let asked = self.lines.ask_all(journal, &[held, known]).await;
        let answers = asked.map_err(unavailable)?;
        let [held, known] = <[Value; 2]>::try_from(answers).map_err(|_| unexpected("a lease"))?;
        let held: bool = read(Ok(held))?;
        let (epoch, head): (Option<u64>, Option<String>) = read(Ok(known))?;
        let head = head.map_or(Ok(Cursor::START), |head| super::cursor(&head))?;
        Ok(held && epoch == Some(cursor.epoch) && head < cursor)
    }
}

fn entries(rows: Vec<(String, Vec<(String, Bytes)>)>) -> Result<Vec<Entry>, JournalError> {
    rows.into_iter()
        .map(|(id, mut fields)| {
            let (_, payload) = fields.pop().ok_or_else(|| unexpected("an entry"))?;
            Ok(Entry {
                cursor: cursor(&id)?,
                payload,
            })
        })
        .collect()
}
