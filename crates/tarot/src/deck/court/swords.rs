//! Page, knight, queen and king of thoughts and words.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 4] = [
    Page {
        name: say("소드 시종", "Page of Swords"),
        upright: tells(
            &[
                say("탐구심", "inquisitiveness"),
                say("예리함", "sharpness"),
                say("새 소식", "news"),
                say("솔직한 질문", "honest questions"),
            ],
            say(
                "바람 부는 언덕에서 칼을 들고 사방을 살피는 젊은이예요. 궁금한 것을 그냥 넘기지 \
                 않는 당신의 눈이 중요한 단서를 찾아내요. 다 안다고 말하기보다 묻는 쪽이 더 멀리 \
                 데려다줘요.",
                "A young lookout stands on a windy hill, sword in hand. Your habit of not \
                 letting a question go will find the clue. Asking will take you further than \
                 claiming to know.",
            ),
            say(
                "당연하다고 넘긴 일 하나에 왜라고 세 번만 물어보세요.",
                "Ask why, three times over, about one thing everyone takes for granted.",
            ),
        ),
        reversed: tells(
            &[
                say("말실수", "careless talk"),
                say("소문", "gossip"),
                say("의심", "suspicion"),
                say("설익은 생각", "half-formed ideas"),
            ],
            say(
                "머릿속 바람이 세서 말이 생각보다 먼저 튀어나가네요. 들은 이야기와 본 이야기가 \
                 섞였다면 옮기기 전에 한 번 가려 주세요. 경계심도 지나치면 친구를 낯선 사람으로 \
                 보게 해요.",
                "The wind in your head is strong, and words jump out ahead of thought. If \
                 hearsay and fact have mixed, sort them before passing them on. Too much \
                 suspicion makes a stranger of a friend.",
            ),
            say(
                "오늘 들은 이야기 하나를 옮기지 말고 내 안에서 끝내 보세요.",
                "Let one thing you hear today end with you, without passing it on.",
            ),
        ),
        symbols: &[
            sign(
                say("바람 부는 언덕", "windy hill"),
                say("움직이고 싶어 하는 생각", "thoughts eager to move"),
            ),
            sign(
                say("날아가는 새", "flying birds"),
                say("어디로든 뻗는 호기심", "curiosity going every way"),
            ),
        ],
    },
    Page {
        name: say("소드 기사", "Knight of Swords"),
        upright: tells(
            &[
                say("돌파", "breakthrough"),
                say("빠른 판단", "quick thinking"),
                say("직설", "directness"),
                say("야망", "ambition"),
            ],
            say(
                "구름보다 빠르게 달려 나가는 생각의 기세가 느껴져요. 미루던 말을 하거나 막힌 \
                 벽을 뚫기에 좋은 힘이에요. 옳은 말일수록 닿는 온도를 살피면 상처 없이 더 깊이 \
                 들어가요.",
                "Thought gallops faster than the clouds. It is a good force for saying what was \
                 put off, or for breaking through a wall. The truer a word, the deeper it \
                 reaches if you mind its warmth.",
            ),
            say(
                "피해 온 대화의 첫 문장을 미리 적고 오늘 그 말로 시작해 보세요.",
                "Write the first sentence of the talk you have avoided, and begin with it today.",
            ),
        ),
        reversed: tells(
            &[
                say("성급한 말", "rash words"),
                say("공격성", "aggression"),
                say("무모함", "recklessness"),
                say("과속하는 생각", "racing thoughts"),
            ],
            say(
                "맞는 말을 했는데 아무도 웃지 않는 방에 서 있는 것 같네요. 속도가 붙은 생각은 \
                 사람의 표정을 미처 보지 못해요. 반 박자만 늦춰도 당신의 뜻은 훨씬 온전하게 \
                 전해져요.",
                "You said the right thing and nobody in the room is smiling. Thought at full \
                 speed misses faces. Half a beat slower, and your meaning arrives far more \
                 whole.",
            ),
            say(
                "보내기 전에 글을 한 번 소리 내어 읽고 가장 뾰족한 낱말을 바꾸세요.",
                "Before sending, read it aloud once and change the sharpest word.",
            ),
        ),
        symbols: &[
            sign(
                say("달리는 말", "galloping horse"),
                say("멈추기 어려운 결심", "resolve that is hard to rein in"),
            ),
            sign(
                say("찢긴 구름", "torn clouds"),
                say("거칠게 갈라지는 하늘", "a sky split in haste"),
            ),
        ],
    },
    Page {
        name: say("소드 여왕", "Queen of Swords"),
        upright: tells(
            &[
                say("분별력", "discernment"),
                say("솔직함", "candour"),
                say("독립", "independence"),
                say("단호한 경계", "firm boundaries"),
            ],
            say(
                "슬픔을 겪어 본 사람만이 가질 수 있는 맑은 눈이 당신에게 있어요. 감정을 모르는 \
                 것이 아니라 감정에 속지 않는 힘이에요. 부드럽게, 그러나 군더더기 없이 선을 \
                 그어도 좋은 때예요.",
                "You have the clear eyes of one who has known grief. It is not that you lack \
                 feeling; you are not fooled by it. You may draw a line now, kindly and without \
                 extra words.",
            ),
            say(
                "거절해야 할 부탁 하나에 이유를 길게 붙이지 말고 정중히 사양해 보세요.",
                "Decline one request politely, without a long list of reasons.",
            ),
        ),
        reversed: tells(
            &[
                say("냉정함", "coldness"),
                say("날 선 비판", "harsh criticism"),
                say("닫힌 마음", "guardedness"),
                say("쓸쓸함", "loneliness"),
            ],
            say(
                "다치지 않으려 세운 칼이 다정한 사람까지 막고 있는지 살펴보세요. 스스로에게 \
                 내리는 평가가 유난히 매서웠을 수도 있어요. 정확함 곁에 다정함을 한 줌 두면 말의 \
                 힘이 오히려 커져요.",
                "See whether the sword you raised against hurt keeps kind people out too. Your \
                 verdicts on yourself may have been the harshest. A little warmth beside \
                 precision makes words stronger.",
            ),
            say(
                "오늘 나를 나무란 말 하나를 친구에게 하듯 고쳐 말해 주세요.",
                "Take one thing you scolded yourself for and rephrase it as you would for a \
                 friend.",
            ),
        ),
        symbols: &[
            sign(
                say("곧게 든 칼", "sword held upright"),
                say("굽히지 않는 정직함", "honesty that does not bend"),
            ),
            sign(
                say("내민 손", "extended hand"),
                say(
                    "엄격함 속에 남긴 초대",
                    "an invitation kept within strictness",
                ),
            ),
        ],
    },
    Page {
        name: say("소드 왕", "King of Swords"),
        upright: tells(
            &[
                say("이성", "reason"),
                say("공정한 판단", "fair judgement"),
                say("원칙", "principle"),
                say("전문성", "expertise"),
            ],
            say(
                "높은 자리에서 멀리까지 보는 생각의 어른이 나왔어요. 감정이 뒤엉킨 문제일수록 \
                 기준을 먼저 세우면 모두가 숨을 돌려요. 당신이 배우고 익힌 것을 믿고 차분히 \
                 말해도 좋아요.",
                "Here is the elder of thought, who sees far from a high seat. Where feelings are \
                 tangled, setting the standard first lets everyone breathe. Trust what you have \
                 learned, and say it calmly.",
            ),
            say(
                "결정에 쓸 기준 세 가지를 먼저 적고, 그다음에 선택지를 견주어 보세요.",
                "Write down three criteria first, and only then compare your options.",
            ),
        ),
        reversed: tells(
            &[
                say("독선", "self-righteousness"),
                say("차가운 논리", "cold logic"),
                say("말로 누름", "overpowering"),
                say("굽힌 원칙", "bent principles"),
            ],
            say(
                "논리는 빈틈이 없는데 마음이 따라오지 못하고 있네요. 누군가의 똑똑한 말에 눌려 \
                 있거나, 당신이 옳음으로 사람을 밀어냈을 수 있어요. 모르는 것을 모른다고 말하는 \
                 순간 권위는 다시 따뜻해져요.",
                "The logic is flawless and the heart cannot follow. Someone's clever words may \
                 press you, or your rightness has pushed people off. Saying you do not know \
                 makes authority warm again.",
            ),
            say(
                "의견을 말하기 전에 내가 틀릴 수도 있는 부분을 하나 먼저 이야기해 보세요.",
                "Before giving your view, name one point on which you could be wrong.",
            ),
        ),
        symbols: &[
            sign(
                say("정면을 보는 눈", "level gaze"),
                say("피하지 않는 시선", "a look that does not turn away"),
            ),
            sign(
                say("나비 무늬", "butterflies"),
                say(
                    "굳은 생각이 바뀔 가능성",
                    "the chance for fixed thought to change",
                ),
            ),
        ],
    },
];
