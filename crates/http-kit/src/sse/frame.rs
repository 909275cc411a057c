//! One server-sent event as bytes.

use bytes::{BufMut, BytesMut};

/// Appends `id:<epoch>-<number>`, `data:<data>` and the empty line that ends an event.
///
/// `data` is one line; JSON always is. `id` is the cursor of the event; an event that cannot be
/// resumed after has none. Allocates nothing unless `out` is full.
pub fn write_frame(out: &mut BytesMut, id: Option<(u64, u64)>, data: &[u8]) {
    debug_assert!(!data.contains(&b'\n'), "an event's data is one line");
    let mut digits = [0; 2 * LONGEST + 5];
    let mut head = 0;
    if let Some((epoch, number)) = id {
        digits[..3].copy_from_slice(b"id:");
        head = 3 + write_number(&mut digits[3..], epoch);
        digits[head] = b'-';
        head += 1;
        head += write_number(&mut digits[head..], number);
        digits[head] = b'\n';
        head += 1;
    }
    out.reserve(head + data.len() + 7);
    out.put_slice(&digits[..head]);
    out.put_slice(b"data:");
    out.put_slice(data);
    out.put_slice(b"\n\n");
}

/// Digits of the largest `u64`.
const LONGEST: usize = 20;

/// Writes `number` in decimal to the front of `out` and returns its length.
fn write_number(out: &mut [u8], mut number: u64) -> usize {
    let mut reversed = [0; LONGEST];
    let mut at = LONGEST;
    loop {
        at -= 1;
        // the remainder of ten is one digit
        reversed[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    let length = LONGEST - at;
    out[..length].copy_from_slice(&reversed[at..]);
    length
}

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
