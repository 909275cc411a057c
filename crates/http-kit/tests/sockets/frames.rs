use http_kit::ws::SocketRules;

use crate::place::{FRAME_LIMIT, Place, rules};
use crate::raw::{BINARY, CLOSE, FIRST_BINARY, FIRST_TEXT, LAST, MORE, PING, Raw, TEXT, frame};

#[tokio::test]
async fn many_frames_go_both_ways_in_order() {
    let rules = SocketRules {
        frames_per_window: (10_000, rules().silence),
        ..rules()
    };
    let place = Place::echoing(rules);
    let mut raw = Raw::open(&place).await;
    let (mut hear, mut say) = raw.0.split();
    let all: Vec<u8> = (0..5_000)
        .flat_map(|number: u32| frame(TEXT, format!("{number:0>300}").as_bytes()))
        .collect();
    let heard = async {
        use tokio::io::AsyncReadExt;
        for number in 0..5_000 {
            assert_eq!(hear.read_u8().await.unwrap(), TEXT);
            assert_eq!(hear.read_u8().await.unwrap(), 126);
            assert_eq!(hear.read_u16().await.unwrap(), 300);
            let mut text = vec![0; 300];
            hear.read_exact(&mut text).await.unwrap();
            assert_eq!(text, format!("{number:0>300}").as_bytes());
        }
    };
    let (said, ()) = tokio::join!(tokio::io::AsyncWriteExt::write_all(&mut say, &all), heard);
    said.unwrap();
}

#[tokio::test]
async fn the_largest_text_passes_and_one_byte_more_does_not() {
    let mut place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    let largest = vec![b'x'; FRAME_LIMIT];
    raw.send(&frame(TEXT, &largest)).await;
    assert_eq!(raw.frame().await.unwrap(), (TEXT, largest));
    raw.send(&frame(TEXT, &vec![b'x'; FRAME_LIMIT + 1])).await;
    assert_eq!(raw.end().await, Some(1009));
    assert_eq!(place.heard().await.len(), 1);
}

#[tokio::test]
async fn a_frame_that_says_it_is_endless_ends_at_the_limit() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    let mut endless = vec![TEXT, 0xff];
    endless.extend((1_u64 << 40).to_be_bytes());
    endless.resize(FRAME_LIMIT + 4_096, b'x');
    raw.send(&endless).await;
    assert_eq!(raw.end().await, Some(1009));
}

#[tokio::test]
async fn a_text_may_come_in_pieces_and_byte_by_byte() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    let text = "소라고동".as_bytes();
    let pieces = [
        frame(FIRST_TEXT, &text[..4]),
        frame(PING, b"between"),
        frame(MORE, b""),
        frame(MORE, &text[4..5]),
        frame(LAST, &text[5..]),
    ];
    for byte in pieces.concat() {
        raw.send(&[byte]).await;
    }
    assert_eq!(raw.frame().await.unwrap().1, b"between");
    assert_eq!(raw.frame().await.unwrap(), (TEXT, text.to_vec()));
}

#[tokio::test]
async fn pieces_are_as_large_together_as_a_text_may_be() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    let half = vec![b'x'; FRAME_LIMIT / 2];
    raw.send(&frame(FIRST_TEXT, &half)).await;
    raw.send(&frame(MORE, &half)).await;
    raw.send(&frame(LAST, b"x")).await;
    assert_eq!(raw.end().await, Some(1009));
}

#[tokio::test]
async fn what_is_no_text_is_refused() {
    let place = Place::echoing(rules());
    for (bytes, code) in [
        (frame(BINARY, b"x"), 1003),
        (frame(FIRST_BINARY, b"x"), 1003),
        (frame(TEXT, b"\xff"), 1007),
        // a surrogate
        (frame(TEXT, b"\xed\xa0\x80"), 1007),
    ] {
        let mut raw = Raw::open(&place).await;
        raw.send(&bytes).await;
        assert_eq!(raw.end().await, Some(code), "{bytes:?}");
    }
}

#[tokio::test]
async fn what_is_no_frame_breaks_the_protocol() {
    let place = Place::echoing(rules());
    for bytes in [
        // not masked
        vec![TEXT, 1, b'x'],
        // a bit of an extension that nobody agreed on
        frame(TEXT | 0x40, b"x"),
        frame(0x83, b"x"),
        frame(LAST, b"the end of nothing"),
        [frame(FIRST_TEXT, b"x"), frame(TEXT, b"x")].concat(),
        // a ping may neither come in pieces nor be long
        frame(PING & 0x7f, b"x"),
        frame(PING, &[b'x'; 126]),
        frame(CLOSE, b"x"),
        frame(CLOSE, &999_u16.to_be_bytes()),
        b"GET / HTTP/1.1\r\n\r\n".to_vec(),
    ] {
        let mut raw = Raw::open(&place).await;
        raw.send(&bytes).await;
        assert_eq!(raw.end().await, Some(1002), "{bytes:?}");
    }
}
