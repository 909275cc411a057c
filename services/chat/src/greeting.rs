//! The reader's first words: there at once, never generated.

use proto_events::cards::Locale;
use proto_events::chat::Persona;

/// The greeting of a persona in a language.
#[must_use]
pub fn greeting(locale: Locale, persona: Persona) -> &'static str {
    match (locale, persona) {
        (Locale::Ko, Persona::Conch) => {
            "안녕, 나는 마법의 소라고둥이야. 오늘은 무슨 생각이 마음에 남아 있어? 편하게 들려줘. 이야기를 듣고 같이 카드를 펼쳐 보자."
        }
        (Locale::Ko, Persona::Polite) => {
            "안녕하세요, 마법의 소라고둥이에요. 요즘 마음에 걸리는 일이 있으신가요? 천천히 들려주시면, 이야기를 듣고 함께 카드를 펼쳐 볼게요."
        }
        (Locale::Ko, Persona::Plain) => {
            "마법의 소라고둥입니다. 지금 가장 궁금하거나 걱정되는 일을 한두 문장으로 적어 주세요. 듣고 나서 카드를 펼치겠습니다."
        }
        (Locale::En, Persona::Conch) => {
            "Hi, I'm the magic conch. What has been on your mind lately? Tell me as it comes. I'll listen, and then we'll turn a card together."
        }
        (Locale::En, Persona::Polite) => {
            "Hello, I am the magic conch. Is there something weighing on you these days? Take your time and tell me about it, and then we will lay out the cards together."
        }
        (Locale::En, Persona::Plain) => {
            "This is the magic conch. Write what worries you most right now in a sentence or two. Then we draw."
        }
    }
}
