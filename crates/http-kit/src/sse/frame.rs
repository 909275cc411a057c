//! One server-sent event as bytes.

use bytes::{BufMut, BytesMut};

/// Appends `id:<epoch>-<number>`, `data:<data>` and the empty line that ends an event.
///
/// `data` is one line; JSON always is. `id` is the cursor of the event; an event that cannot be
/// resumed after has none. Allocates nothing unless `out` is full.
pub fn write_frame(out: &mut BytesMut, id: Option<(u64, u64)>, data: &[u8]) {
    debug_assert!(!data.contains(&b'\n'), "an event's data is one line");
    out.reserve(LONGEST_ID + data.len() + 7);
    if let Some((epoch, number)) = id {
        let mut digits = itoa::Buffer::new();
        out.put_slice(b"id:");
        out.put_slice(digits.format(epoch).as_bytes());
        out.put_slice(b"-");
        out.put_slice(digits.format(number).as_bytes());
        out.put_slice(b"\n");
    }
    out.put_slice(b"data:");
    out.put_slice(data);
    out.put_slice(b"\n\n");
}

/// Two numbers of 20 digits, and what stands around them.
const LONGEST_ID: usize = 2 * 20 + 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(id: Option<(u64, u64)>, data: &str) -> String {
        let mut out = BytesMut::new();
        write_frame(&mut out, id, data.as_bytes());
        String::from_utf8(out.to_vec()).unwrap()
    }

    #[test]
    fn a_frame_carries_its_cursor_and_its_line() {
        assert_eq!(
            frame(Some((1_700_000_000_000, 42)), "{}"),
            "id:1700000000000-42\ndata:{}\n\n"
        );
        assert_eq!(frame(Some((0, 0)), "x"), "id:0-0\ndata:x\n\n");
        assert_eq!(frame(None, "x"), "data:x\n\n");
    }

    #[test]
    fn the_largest_cursor_fits() {
        let id = format!("id:{0}-{0}\n", u64::MAX);
        assert!(frame(Some((u64::MAX, u64::MAX)), "x").starts_with(&id));
    }
}
