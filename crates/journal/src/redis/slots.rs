//! Which node of a cluster has what.

use std::sync::Arc;

use deadpool_redis::redis::{ParsingError, RedisError, Value, from_redis_value};

/// Hash slots of a cluster.
const SLOTS: usize = 16384;

/// A node, as `host:port`.
pub(super) type Node = Arc<str>;

/// The slot of everything that belongs to one journal, or to one topic.
pub(super) fn slot_of(place: &str) -> u16 {
    // In a key it stands between braces, and its hash is taken of what is before the first `}`.
    let tag = place.split('}').next().unwrap_or_default();
    crc16(tag.as_bytes()) % (SLOTS as u16)
}

/// CRC-16/XMODEM, as the specification of Redis Cluster demands.
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc, _| {
            let shifted = crc << 1;
            if crc & 0x8000 == 0 {
                shifted
            } else {
                shifted ^ 0x1021
            }
        })
    })
}

/// Who has which slot, as far as we know.
#[derive(Default)]
pub(super) struct Slots {
    /// Masters and replicas.
    nodes: Vec<Node>,
    /// For each slot its master's place among the nodes, and one more; 0 where there is none.
    masters: Vec<u16>,
}

impl Slots {
    /// Reads the answer to `CLUSTER SLOTS`. A node that does not know its own host has the one at
    /// which it was `asked`.
    pub(super) fn read(answer: Value, asked: &str) -> Result<Self, RedisError> {
        let mut slots = Self {
            nodes: Vec::new(),
            masters: vec![0; SLOTS],
        };
        let rows: Vec<Vec<Value>> = from_redis_value(answer)?;
        for row in rows {
            let mut row = row.into_iter();
            let (Some(first), Some(last)) = (row.next(), row.next()) else {
                return Err(ParsingError::from("slots without an end").into());
            };
            let (first, last): (usize, usize) = (from_redis_value(first)?, from_redis_value(last)?);
            for (nth, node) in row.enumerate() {
                let node: Vec<Value> = from_redis_value(node)?;
                let mut node = node.into_iter();
                let host: Option<String> = from_redis_value(node.next().unwrap_or(Value::Nil))?;
                let port: u16 = from_redis_value(node.next().unwrap_or(Value::Nil))?;
                let address = address(host.as_deref().unwrap_or_default(), port, asked);
                let index = slots.index(&address);
                if nth == 0 {
                    let owned = slots.masters.get_mut(first..=last);
                    owned.unwrap_or_default().fill(index);
                }
            }
        }
        Ok(slots)
    }

    pub(super) fn master(&self, slot: u16) -> Option<&Node> {
        let index = self.masters.get(usize::from(slot))?.checked_sub(1)?;
        self.nodes.get(usize::from(index))
    }

    /// Takes in what a node said of one slot.
    pub(super) fn moved(&mut self, slot: u16, node: &str) {
        let index = self.index(node);
        if let Some(master) = self.masters.get_mut(usize::from(slot)) {
            *master = index;
        }
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Those who have any slot.
    pub(super) fn all_masters(&self) -> Vec<Node> {
        let mut masters = self.masters.clone();
        masters.sort_unstable();
        masters.dedup();
        let indices = masters.into_iter().filter_map(|it| it.checked_sub(1));
        let nodes = indices.filter_map(|it| self.nodes.get(usize::from(it)).cloned());
        nodes.collect()
    }

    fn index(&mut self, node: &str) -> u16 {
        let known = self.nodes.iter().position(|it| &**it == node);
        let index = known.unwrap_or_else(|| {
            self.nodes.push(node.into());
            self.nodes.len() - 1
        });
        u16::try_from(index + 1).unwrap_or_default()
    }
}

/// `host:port`; without a host, on the one of whom was asked.
fn address(host: &str, port: u16, asked: &str) -> String {
    let host = if host.is_empty() || host == "?" {
        asked.rsplit_once(':').map_or(asked, |(host, _)| host)
    } else {
        host
    };
    format!("{host}:{port}")
}

/// The node that an error names, as `host:port` or `:port`.
pub(super) fn redirected(error: &RedisError, asked: &str) -> Option<String> {
    let (node, _) = error.redirect_node()?;
    let (host, port) = node.rsplit_once(':')?;
    Some(address(host, port.parse().ok()?, asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_those_of_the_specification() {
        assert_eq!(crc16(b"123456789"), 0x31C3);
        // As `CLUSTER KEYSLOT` says of `foo{hash_tag}`.
        assert_eq!(slot_of("hash_tag"), 2515);
        assert_eq!(slot_of("a}b"), slot_of("a"));
    }

    fn text(text: &str) -> Value {
        Value::BulkString(text.as_bytes().to_vec())
    }

    #[test]
    fn a_map_is_read_with_its_replicas_and_corrected_by_what_moved() {
        let node = |host: Value, port| Value::Array(vec![host, Value::Int(port), text("id")]);
        let answer = Value::Array(vec![
            Value::Array(vec![
                Value::Int(0),
                Value::Int(9),
                node(text("a"), 1),
                node(text("b"), 2),
            ]),
            Value::Array(vec![Value::Int(11), Value::Int(12), node(text(""), 3)]),
        ]);
        let mut slots = Slots::read(answer, "c:7").unwrap();
        let master = |slots: &Slots, slot| slots.master(slot).map(ToString::to_string);
        assert_eq!(master(&slots, 9).as_deref(), Some("a:1"));
        assert_eq!(master(&slots, 10), None);
        assert_eq!(master(&slots, 12).as_deref(), Some("c:3"));
        assert_eq!(slots.nodes().len(), 3);
        slots.moved(9, "b:2");
        assert_eq!(master(&slots, 9).as_deref(), Some("b:2"));
        assert_eq!(slots.all_masters().len(), 3);
    }
}
