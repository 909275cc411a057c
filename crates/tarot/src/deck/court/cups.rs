//! Page, knight, queen and king of feelings and bonds.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 4] = [
    Page {
        name: say("컵 시종", "Page of Cups"),
        upright: tells(
            &[
                say("감수성", "sensitivity"),
                say("뜻밖의 마음", "a surprising feeling"),
                say("다정한 소식", "a tender message"),
                say("상상력", "imagination"),
            ],
            say(
                "잔 속에서 작은 물고기가 얼굴을 내밀어 깜짝 놀란 모습이에요. 엉뚱하게 떠오른 \
                 느낌이나 꿈이 당신에게 말을 걸고 있어요. 어른스럽게 굴지 않아도 되니 귀엽게 \
                 여기고 들어 주세요.",
                "A small fish puts its head out of the cup, to everyone's surprise. An odd \
                 feeling or a dream is speaking to you. There is no need to be grown up about \
                 it; listen fondly.",
            ),
            say(
                "문득 떠오른 느낌을 그림이나 노래, 짧은 글로 서툴게 남겨 보세요.",
                "Keep a passing feeling as a clumsy drawing, a tune or a few lines.",
            ),
        ),
        reversed: tells(
            &[
                say("여린 마음", "fragility"),
                say("토라짐", "sulking"),
                say("공상", "daydreaming"),
                say("표현이 서투름", "awkward expression"),
            ],
            say(
                "작은 말에도 마음이 출렁여서 스스로 유난스럽다고 여겼을 수 있어요. 예민한 것은 \
                 잔이 얇아서일 뿐, 담긴 물이 나빠서가 아니에요. 삐친 마음 뒤에 숨은 부탁을 \
                 찾아보면 말하기 쉬워져요.",
                "Small words make you ripple, and you may have scolded yourself for it. The cup \
                 is thin; there is nothing wrong with the water. Find the request behind the \
                 sulk, and it is easier to say.",
            ),
            say(
                "서운했던 순간에 정말 듣고 싶던 한마디를 적어 보세요.",
                "Write down the one sentence you had wanted to hear at the moment you felt hurt.",
            ),
        ),
        symbols: &[
            sign(
                say("물고기", "fish"),
                say("깊은 곳에서 온 뜻밖의 생각", "a surprise from the depths"),
            ),
            sign(
                say("꽃무늬 옷", "flowered tunic"),
                say("감추지 않는 여린 마음", "softness left unhidden"),
            ),
        ],
    },
    Page {
        name: say("컵 기사", "Knight of Cups"),
        upright: tells(
            &[
                say("고백", "a declaration"),
                say("낭만", "romance"),
                say("이상", "ideals"),
                say("초대", "an invitation"),
            ],
            say(
                "서두르지 않는 말을 타고 잔을 쏟지 않게 다가오는 사람이 보여요. 진심을 예쁘게 \
                 담아 건네거나 건네받을 기회가 가까이 있어요. 마음의 결을 살피는 당신의 섬세함이 \
                 길을 열어 줘요.",
                "Someone rides at an easy pace so as not to spill the cup. A chance to offer a \
                 feeling beautifully, or to be offered one, is near. Your care for the grain of \
                 things opens the way.",
            ),
            say(
                "마음을 전하고 싶은 사람에게 손으로 쓴 짧은 쪽지를 건네 보세요.",
                "Hand a short handwritten note to someone you would like to tell something.",
            ),
        ),
        reversed: tells(
            &[
                say("말뿐인 약속", "empty promises"),
                say("변하는 마음", "moodiness"),
                say("지나친 이상화", "over-idealising"),
                say("실망", "disappointment"),
            ],
            say(
                "아름다운 말이 먼저 도착하고 행동은 아직 길 위에 있네요. 상대든 당신이든 꿈꾸던 \
                 모습과 실제 모습이 달라 서운할 수 있어요. 사람을 미워하기보다 기대의 높이를 \
                 다시 맞춰 보세요.",
                "The lovely words have arrived; the deeds are still on the road. In another or \
                 in yourself, the real has fallen short of the dreamed. Adjust the height of the \
                 hope before blaming the person.",
            ),
            say(
                "약속 하나를 고르고 언제까지 어떻게 할지 구체적인 날짜로 바꿔 보세요.",
                "Take one promise and turn it into a date and a way.",
            ),
        ),
        symbols: &[
            sign(
                say("걷는 말", "walking horse"),
                say("서두르지 않는 진심", "sincerity that does not rush"),
            ),
            sign(
                say("날개 달린 투구", "winged helmet"),
                say(
                    "마음을 실어 나르는 상상",
                    "imagination that carries feeling",
                ),
            ),
        ],
    },
    Page {
        name: say("컵 여왕", "Queen of Cups"),
        upright: tells(
            &[
                say("공감", "empathy"),
                say("깊은 다정함", "deep tenderness"),
                say("직감", "intuition"),
                say("돌보는 마음", "a caring heart"),
            ],
            say(
                "바닷가에 앉아 뚜껑 덮인 잔을 오래 들여다보는 사람이에요. 당신은 말하지 않은 \
                 마음까지 알아듣는 귀를 가졌어요. 그 다정함에 울타리를 하나 두면 더 멀리, 더 \
                 오래 흐를 수 있어요.",
                "She sits by the sea and looks long into a covered cup. You have an ear for what \
                 people do not say. Give that tenderness a bank, and it will flow further and \
                 longer.",
            ),
            say(
                "누군가의 이야기를 고쳐 주려 하지 말고 끝까지 들어 주세요.",
                "Listen to someone to the end without trying to fix anything.",
            ),
        ),
        reversed: tells(
            &[
                say("감정에 휩쓸림", "swept by emotion"),
                say("지나친 몰입", "over-identifying"),
                say("서운함", "hurt"),
                say("내 마음 챙김", "tending oneself"),
            ],
            say(
                "다른 사람의 슬픔까지 잔에 담아 무거워졌네요. 어디까지가 당신의 감정인지 \
                 헷갈린다면 물가에서 한 걸음 물러나도 괜찮아요. 당신이 젖지 않아야 손을 내밀 수 \
                 있어요.",
                "Your cup has grown heavy with other people's sorrow. If you cannot tell which \
                 feelings are yours, step back from the water. Only with dry feet can you reach \
                 out a hand.",
            ),
            say(
                "마음이 무거울 때 이 감정이 누구의 것인지 한 번 물어보세요.",
                "When your heart feels heavy, ask once whose feeling this is.",
            ),
        ),
        symbols: &[
            sign(
                say("뚜껑 있는 잔", "covered cup"),
                say("함부로 열지 않는 속마음", "depths not opened lightly"),
            ),
            sign(
                say("바닷가의 자갈", "pebbles on the shore"),
                say("물결에 다듬어진 마음", "feelings smoothed by many tides"),
            ),
        ],
    },
    Page {
        name: say("컵 왕", "King of Cups"),
        upright: tells(
            &[
                say("너그러움", "generosity"),
                say("감정의 균형", "emotional balance"),
                say("의젓함", "composure"),
                say("믿음직함", "reliability"),
            ],
            say(
                "물결이 높아도 왕좌는 가라앉지 않고 고요히 떠 있어요. 느낌을 없애지 않고도 \
                 다스릴 줄 아는 당신의 의젓함이 곁의 사람을 안심시켜요. 따뜻하면서 분명한 \
                 한마디가 이번 일의 열쇠예요.",
                "The waves are high, and the throne floats on them without sinking. You can feel \
                 deeply and still keep your balance, and it calms those near you. One warm, \
                 clear sentence is the key here.",
            ),
            say(
                "마음이 출렁이는 대화에서 대답하기 전에 숨을 한 번 고르고 천천히 말해 보세요.",
                "In a conversation that stirs you, take one breath before answering, and speak \
                 slowly.",
            ),
        ),
        reversed: tells(
            &[
                say("억눌린 감정", "bottled emotion"),
                say("차가운 태도", "coldness"),
                say("기분에 휘둘림", "ruled by mood"),
                say("지친 버팀목", "a tired pillar"),
            ],
            say(
                "괜찮은 얼굴 아래로 물결이 꽤 거세네요. 늘 받아 주는 사람이었기에 정작 당신이 \
                 기댈 곳을 찾지 못했을 수 있어요. 차갑게 굳기 전에 조금 흘려보내도 위엄은 줄지 \
                 않아요.",
                "Under the calm face the sea runs high. Always the one who takes things in, you \
                 may have found no place to lean. Let a little out before it freezes; you lose \
                 no dignity.",
            ),
            say(
                "나를 다독여 주는 사람이나 장소를 하나 정해 이번 주에 찾아가 보세요.",
                "Choose one person or place that soothes you and go there this week.",
            ),
        ),
        symbols: &[
            sign(
                say("파도 위의 왕좌", "throne on the waves"),
                say("흔들림 속의 균형", "balance amid movement"),
            ),
            sign(
                say("물고기 목걸이", "fish pendant"),
                say(
                    "가슴에 지닌 감정의 지혜",
                    "wisdom of feeling worn near the heart",
                ),
            ),
        ],
    },
];
