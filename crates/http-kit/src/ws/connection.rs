//! What a socket is inside: a stream, a codec, a clock, and buffers that are there only while
//! something is in them.

use std::cell::RefCell;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_http::ws::{CloseCode, CloseReason, Codec, Frame, Item, Message, ProtocolError};
use bytes::{Buf, Bytes, BytesMut};
use bytestring::ByteString;
use proto_events::signal::close::{MISBEHAVED, TOO_SLOW};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};
use tokio_util::codec::{Decoder, Encoder};

use super::SocketRules;
use super::socket::Gone;
use super::upgrade::Duplex;

/// Bytes of a frame beside its payload, at most.
const HEADER_LIMIT: usize = 14;
/// Bytes of the reason of an end, at most.
const REASON_LIMIT: usize = 123;

thread_local! {
    /// Every socket of a thread reads into this; what is kept is copied out.
    static SCRATCH: RefCell<Box<[u8]>> = RefCell::new(vec![0; 16 * 1024].into());
}

pub(super) struct Connection {
    /// Absent once the connection is lost.
    stream: Option<Box<dyn Duplex>>,
    codec: Codec,
    rules: Arc<SocketRules>,
    state: State,
    /// The beginning of a frame.
    inbox: BytesMut,
    /// The fragments of a message so far.
    message: BytesMut,
    /// What the operating system has not taken yet, and since when.
    outbox: BytesMut,
    stuck: Option<Instant>,
    /// Never rings too late; what it is time for is found out when it rings.
    alarm: Pin<Box<Sleep>>,
    heard: Instant,
    pinged: Instant,
    window: Instant,
    frames: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    /// We have said the end.
    Closing,
    /// The peer has said the end, and it is answered.
    Answered,
}

/// Why no further frame is taken.
enum End {
    Lost,
    Refused(u16, &'static str),
}

impl Connection {
    pub(super) fn new(stream: Box<dyn Duplex>, ahead: Bytes, rules: Arc<SocketRules>) -> Self {
        let now = Instant::now();
        Self {
            stream: Some(stream),
            codec: Codec::new().max_size(rules.frame_limit),
            state: State::Open,
            inbox: ahead.into(),
            message: BytesMut::new(),
            outbox: BytesMut::new(),
            stuck: None,
            alarm: Box::pin(sleep_until(now + rules.ping_every)),
            heard: now,
            pinged: now,
            window: now,
            frames: 0,
            rules,
        }
    }

    pub(super) fn poll_text(&mut self, context: &mut Context<'_>) -> Poll<Option<ByteString>> {
        while self.is_open() {
            // who does not read what we say is not listened to either
            if self.poll_flush(context).is_pending() {
                ready!(self.poll_alarm(context));
                continue;
            }
            let taken = match self.poll_frame(context) {
                Poll::Ready(frame) => frame.and_then(|frame| self.take(frame)),
                Poll::Pending => {
                    ready!(self.poll_alarm(context));
                    continue;
                }
            };
            match taken {
                Ok(None) => {}
                Ok(text) => return Poll::Ready(text),
                Err(End::Lost) => self.stream = None,
                Err(End::Refused(code, reason)) => self.close(code, reason),
            }
        }
        Poll::Ready(None)
    }

    /// Ready when everything that was said is sent.
    pub(super) fn poll_sent(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Gone>> {
        while self.is_open() {
            if self.poll_flush(context).is_ready() {
                return Poll::Ready(self.stream.as_ref().map(drop).ok_or(Gone));
            }
            ready!(self.poll_alarm(context));
        }
        Poll::Ready(Err(Gone))
    }

    /// Whether as much waits to be sent as one message may be large.
    pub(super) fn say(&mut self, text: ByteString) -> Result<bool, Gone> {
        if !self.is_open() {
            return Err(Gone);
        }
        self.put(Message::Text(text));
        Ok(self.outbox.len() >= self.rules.frame_limit)
    }

    pub(super) fn close(&mut self, code: u16, reason: &str) {
        if !self.is_open() {
            return;
        }
        let reason = &reason[..reason.floor_char_boundary(REASON_LIMIT)];
        self.put(Message::Close(Some(CloseReason {
            code: CloseCode::from(code),
            description: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
        })));
        self.state = State::Closing;
    }

    /// Ready when the peer has heard the end, or nothing can be said to it any more.
    ///
    /// Whatever it sends until then is read: a stream that is dropped with something unread is
    /// reset, and what the peer has not read yet is lost to it.
    pub(super) fn poll_closed(&mut self, context: &mut Context<'_>) -> Poll<()> {
        loop {
            ready!(self.poll_flush(context));
            if self.stream.is_none() || self.state == State::Answered {
                return Poll::Ready(());
            }
            match ready!(self.poll_frame(context)) {
                Ok(Frame::Close(_)) | Err(End::Lost) => return Poll::Ready(()),
                Ok(_) => {}
                Err(End::Refused(..)) => self.inbox.clear(),
            }
        }
    }

    fn is_open(&self) -> bool {
        self.stream.is_some() && self.state == State::Open
    }

    /// What a frame comes to, if it is the end of a text.
    fn take(&mut self, frame: Frame) -> Result<Option<ByteString>, End> {
        self.count()?;
        match frame {
            Frame::Text(bytes) => return text_of(bytes).map(Some),
            Frame::Continuation(Item::FirstText(part) | Item::Continue(part)) => {
                self.gather(&part)?;
            }
            Frame::Continuation(Item::Last(part)) => {
                self.gather(&part)?;
                return text_of(mem::take(&mut self.message).freeze()).map(Some);
            }
            Frame::Binary(_) | Frame::Continuation(Item::FirstBinary(_)) => {
                return Err(End::Refused(1003, "only text is understood"));
            }
            Frame::Ping(bytes) => self.put(Message::Pong(bytes)),
            Frame::Pong(_) => {}
            Frame::Close(reason) => {
                let code = reason.map(|reason| reason.code.into());
                self.put(Message::Close(code));
                self.state = State::Answered;
            }
        }
        Ok(None)
    }

    fn count(&mut self) -> Result<(), End> {
        let (frames, window) = self.rules.frames_per_window;
        // of now, as far as this socket is concerned
        if self.heard >= self.window + window {
            self.window = self.heard;
            self.frames = 0;
        }
        self.frames += 1;
        if self.frames > frames {
            return Err(End::Refused(MISBEHAVED, "too many frames"));
        }
        Ok(())
    }

    fn gather(&mut self, part: &[u8]) -> Result<(), End> {
        if self.message.len() + part.len() > self.rules.frame_limit {
            return Err(TOO_LARGE);
        }
        self.message.extend_from_slice(part);
        Ok(())
    }

    fn put(&mut self, message: Message) {
        // it fails with fragments in the wrong order only, and we send none
        let _ = self.codec.encode(message, &mut self.outbox);
    }

    fn poll_frame(&mut self, context: &mut Context<'_>) -> Poll<Result<Frame, End>> {
        loop {
            match self.codec.decode(&mut self.inbox) {
                Ok(Some(frame)) => return Poll::Ready(Ok(frame)),
                Ok(None) if self.inbox.len() <= self.rules.frame_limit + HEADER_LIMIT => {}
                Ok(None) | Err(ProtocolError::Overflow) => return Poll::Ready(Err(TOO_LARGE)),
                Err(_) => return Poll::Ready(Err(End::Refused(1002, "this is no frame"))),
            }
            if self.inbox.is_empty() {
                self.inbox = BytesMut::new();
            }
            ready!(self.poll_read(context))?;
        }
    }

    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<Result<(), End>> {
        let Some(stream) = &mut self.stream else {
            return Poll::Ready(Err(End::Lost));
        };
        SCRATCH.with_borrow_mut(|scratch| {
            let mut read = ReadBuf::new(scratch);
            let outcome = ready!(Pin::new(stream).poll_read(context, &mut read));
            if outcome.is_err() || read.filled().is_empty() {
                return Poll::Ready(Err(End::Lost));
            }
            self.inbox.extend_from_slice(read.filled());
            self.heard = Instant::now();
            Poll::Ready(Ok(()))
        })
    }

    /// Ready when nothing is left to write, or nothing can be written any more.
    fn poll_flush(&mut self, context: &mut Context<'_>) -> Poll<()> {
        while !self.outbox.is_empty() {
            let Some(stream) = &mut self.stream else {
                return Poll::Ready(());
            };
            match Pin::new(stream).poll_write(context, &self.outbox) {
                Poll::Ready(Ok(written)) if written > 0 => self.outbox.advance(written),
                Poll::Ready(_) => self.stream = None,
                Poll::Pending => {
                    self.stuck.get_or_insert_with(Instant::now);
                    return Poll::Pending;
                }
            }
        }
        self.outbox = BytesMut::new();
        self.stuck = None;
        Poll::Ready(())
    }

    /// Ready when time has changed something.
    fn poll_alarm(&mut self, context: &mut Context<'_>) -> Poll<()> {
        loop {
            let silent = self.heard + self.rules.silence;
            let due = match self.stuck {
                Some(since) => since + self.rules.write_patience,
                None => silent.min(self.pinged + self.rules.ping_every),
            };
            if due < self.alarm.deadline() {
                self.alarm.as_mut().reset(due);
            }
            ready!(self.alarm.as_mut().poll(context));
            let now = Instant::now();
            if now < due {
                self.alarm.as_mut().reset(due);
                continue;
            }
            if self.stuck.is_some() {
                self.close(TOO_SLOW, "frames are not read");
            } else if now >= silent {
                self.stream = None;
            } else {
                self.pinged = now;
                self.put(Message::Ping(Bytes::new()));
            }
            return Poll::Ready(());
        }
    }
}

const TOO_LARGE: End = End::Refused(1009, "this message is too large");

fn text_of(bytes: Bytes) -> Result<ByteString, End> {
    ByteString::try_from(bytes).map_err(|_| End::Refused(1007, "this is no UTF-8"))
}
