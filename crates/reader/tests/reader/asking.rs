use std::sync::Arc;
use std::time::Duration;

use clova_sim::{ClovaSim, Running, SimSettings};
use futures::StreamExt as _;
use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use proto_events::chat::Persona;
use reader::{
    ClovaSettings, ClovaStyle, Deadlines, Finish, Limits, OpenAiSettings, Purpose, ReadError,
    ReadEvent, ReadRequest, Reader, ReaderSettings, Secret, Utterance,
};

/// The four interfaces that our adapters speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    V3,
    V1,
    ClovaCompat,
    PlainCompat,
}

impl Wire {
    pub const ALL: [Self; 4] = [Self::V3, Self::V1, Self::ClovaCompat, Self::PlainCompat];

    pub fn is_native(self) -> bool {
        matches!(self, Self::V3 | Self::V1)
    }
}

pub async fn sim() -> Running {
    ClovaSim::start(SimSettings::default()).await.unwrap()
}

/// No retries and short waits: each fault shows as it is.
pub fn settings(wire: Wire, base_url: &str) -> ReaderSettings {
    let mut settings = ReaderSettings {
        deadlines: Deadlines {
            connect: Duration::from_secs(2),
            first_token: Duration::from_secs(5),
            idle: Duration::from_secs(5),
        },
        limits: Limits {
            retries: 0,
            pause: Duration::from_millis(2),
            breaker_failures: 1_000,
            ..Limits::default()
        },
        ..ReaderSettings::default()
    };
    if wire == Wire::PlainCompat {
        settings.openai = OpenAiSettings {
            base_url: Some(format!("{base_url}/v1")),
            ..OpenAiSettings::default()
        };
    } else {
        settings.clova = ClovaSettings {
            base_url: base_url.to_owned(),
            api_key: Secret::new("nv-test"),
            style: match wire {
                Wire::V1 => ClovaStyle::V1,
                Wire::ClovaCompat => ClovaStyle::OpenAi,
                Wire::V3 | Wire::PlainCompat => ClovaStyle::V3,
            },
            model: if wire == Wire::V1 {
                "HCX-003".into()
            } else {
                "HCX-005".into()
            },
            ..ClovaSettings::default()
        };
    }
    settings
}

pub fn reader(wire: Wire, sim: &Running) -> Arc<dyn Reader> {
    reader::open(settings(wire, &sim.base_url())).unwrap()
}

/// A second turn about an exam: the model is told to offer the cards.
pub fn talk() -> ReadRequest {
    ReadRequest {
        locale: Locale::Ko,
        persona: Persona::Conch,
        purpose: Purpose::Talk {
            turn: 1,
            may_offer: true,
        },
        history: vec![
            Utterance::reader("안녕, 나는 소라고둥이야."),
            Utterance::seeker("내일 시험이라 너무 떨려"),
            Utterance::reader("많이 떨리겠다. 뭐가 제일 걱정돼?"),
            Utterance::seeker("다 틀릴까 봐"),
        ],
        said: String::new(),
        seed: 7,
        request_id: "request-7".into(),
    }
}

pub fn cards() -> Vec<DrawnCard> {
    [
        ("cups-01", Orientation::Reversed),
        ("major-17", Orientation::Upright),
        ("swords-10", Orientation::Reversed),
    ]
    .into_iter()
    .zip(0..)
    .map(|((card, orientation), place)| DrawnCard {
        place,
        position: place,
        card: card.into(),
        orientation,
    })
    .collect()
}

pub fn reading() -> ReadRequest {
    ReadRequest {
        purpose: Purpose::Reading {
            spread: SpreadId::Three,
            cards: cards(),
            question: Some("내일 시험이라 너무 떨려".into()),
        },
        ..talk()
    }
}

/// All that an answer brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    pub text: String,
    pub offers: usize,
    pub end: Option<Result<Finish, ReadError>>,
}

impl Heard {
    pub fn finish(&self) -> &Finish {
        self.end.as_ref().unwrap().as_ref().unwrap()
    }

    pub fn error(&self) -> &ReadError {
        self.end.as_ref().unwrap().as_ref().unwrap_err()
    }
}

/// Asks and listens to the end, checking the order that every answer keeps.
pub async fn hear(reader: &dyn Reader, request: ReadRequest) -> Heard {
    let mut heard = Heard::default();
    let mut answer = match reader.read(request).await {
        Ok(answer) => answer,
        Err(error) => {
            heard.end = Some(Err(error));
            return heard;
        }
    };
    while let Some(event) = answer.next().await {
        assert!(heard.end.is_none(), "nothing follows the end");
        match event {
            Ok(ReadEvent::Text(text)) => {
                assert!(!text.is_empty());
                heard.text.push_str(&text);
            }
            Ok(ReadEvent::OfferDraw) => heard.offers += 1,
            Ok(ReadEvent::Finished(finish)) => heard.end = Some(Ok(finish)),
            Err(error) => heard.end = Some(Err(error)),
        }
    }
    assert!(heard.end.is_some(), "an answer has an end");
    heard
}
