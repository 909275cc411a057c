//! Page, knight, queen and king of body, work and daily life.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 4] = [
    Page {
        name: say("펜타클 시종", "Page of Pentacles"),
        upright: tells(
            &[
                say("배움의 시작", "beginning to learn"),
                say("성실한 꿈", "an earnest dream"),
                say("좋은 제안", "a good offer"),
                say("관찰", "close attention"),
            ],
            say(
                "들판에 서서 동전 하나를 보물처럼 들여다보는 젊은이예요. 배우고 싶은 마음이 \
                 순하고 깊어서 오래갈 힘이 되어 줘요. 크게 이루겠다는 다짐보다 오늘 한 쪽을 \
                 펼치는 것이 당신답게 어울려요.",
                "A young person in a field studies one coin like a treasure. Your wish to learn \
                 is quiet and deep, and will last. Opening one page today suits you better than \
                 a great vow.",
            ),
            say(
                "배우고 싶은 것의 첫 쪽이나 첫 강의를 오늘 열어만 보세요.",
                "Just open the first page or lesson of what you want to learn today.",
            ),
        ),
        reversed: tells(
            &[
                say("산만한 공부", "scattered study"),
                say("미룸", "procrastination"),
                say("비현실적 목표", "unrealistic goals"),
                say("더딘 진도", "slow progress"),
            ],
            say(
                "계획표는 훌륭한데 첫 칸이 며칠째 비어 있네요. 목표가 너무 커서 어디에 발을 \
                 디딜지 몰랐을 거예요. 게으르다고 꾸짖기보다 계단을 반으로 낮추어 주면 저절로 \
                 오르게 돼요.",
                "The timetable is excellent and its first box has been empty for days. The goal \
                 was too big to show a foothold. Do not scold yourself for laziness; halve the \
                 step, and you will climb.",
            ),
            say(
                "목표를 열 조각으로 나누고 가장 쉬운 조각 하나만 오늘 해 보세요.",
                "Cut the goal into ten pieces and do only the easiest one today.",
            ),
        ),
        symbols: &[
            sign(
                say("들어 올린 동전", "coin held up"),
                say("귀하게 여기는 배움", "learning held dear"),
            ),
            sign(
                say("갈아 놓은 밭", "ploughed field"),
                say("심기를 기다리는 시간", "time ready for planting"),
            ),
        ],
    },
    Page {
        name: say("펜타클 기사", "Knight of Pentacles"),
        upright: tells(
            &[
                say("꾸준함", "steadiness"),
                say("책임감", "reliability"),
                say("묵묵함", "quiet work"),
                say("인내", "patience"),
            ],
            say(
                "서 있는 듯 보여도 한 번도 길을 벗어난 적 없는 기사예요. 당신의 느린 걸음을 \
                 답답해하는 사람이 있어도 도착하는 쪽은 대개 이런 걸음이에요. 오늘 한 칸을 채운 \
                 것으로 충분히 잘하고 있어요.",
                "This knight seems to stand still and has never once left the road. Some may \
                 chafe at your slow pace, but such steps are the ones that arrive. One square \
                 filled today is doing well.",
            ),
            say(
                "매일 같은 시각에 할 작은 일 하나를 정해 오늘 첫 칸을 채우세요.",
                "Choose a small task for the same hour each day and fill the first square today.",
            ),
        ),
        reversed: tells(
            &[
                say("지루함", "monotony"),
                say("고집", "stubborn routine"),
                say("정체", "stagnation"),
                say("과한 조심", "overcaution"),
            ],
            say(
                "익숙한 밭고랑을 도느라 길이 바뀐 것을 몰랐을 수 있어요. 성실함이 어느새 습관만 \
                 남고 설렘은 빠져나갔네요. 말머리를 한 뼘만 돌려도 새로운 풍경이 들어올 거예요.",
                "Going round the familiar furrow, you may have missed that the road changed. \
                 Diligence stayed as habit while the joy slipped out. Turn the horse's head a \
                 little, and a new view opens.",
            ),
            say(
                "늘 하던 방식 하나를 바꾸어 이번 주에 한 번만 시험해 보세요.",
                "Change one usual way of doing things and try it just once this week.",
            ),
        ),
        symbols: &[
            sign(
                say("멈춰 선 말", "standing horse"),
                say("서두르지 않는 믿음직함", "dependability without hurry"),
            ),
            sign(
                say("일군 밭", "tilled land"),
                say(
                    "되풀이가 만든 결실의 자리",
                    "ground made ready by repetition",
                ),
            ),
        ],
    },
    Page {
        name: say("펜타클 여왕", "Queen of Pentacles"),
        upright: tells(
            &[
                say("살뜰한 돌봄", "practical care"),
                say("포근함", "cosiness"),
                say("현실 감각", "good sense"),
                say("넉넉한 품", "generous warmth"),
            ],
            say(
                "꽃과 열매로 둘러싸인 자리에서 동전을 아기처럼 안고 있어요. 당신이 차린 밥상, \
                 정리한 방, 챙긴 안부가 사람들의 하루를 받쳐 줘요. 그 살뜰함을 스스로에게도 \
                 똑같이 써 주세요.",
                "Amid flowers and fruit she holds the coin like a child. The meal you set, the \
                 room you tidied and the hello you sent hold up other people's days. Spend the \
                 same care on yourself.",
            ),
            say(
                "머무는 공간의 한구석을 십 분만 정돈하고 좋아하는 것을 놓아 보세요.",
                "Tidy one corner of your space for ten minutes and place something you love in it.",
            ),
        ),
        reversed: tells(
            &[
                say("자기 돌봄 부족", "self-neglect"),
                say("과한 걱정", "fretting"),
                say("살림의 무게", "domestic weight"),
                say("의존 관계", "smothering"),
            ],
            say(
                "모두의 끼니를 챙기고 정작 당신은 서서 먹고 있네요. 걱정이 많아 손을 놓지 못하는 \
                 마음은 사랑이지만, 지치면 잔소리로 바뀌기 쉬워요. 돌봄을 나누는 것도 집을 \
                 지키는 방법이에요.",
                "You feed everyone and eat standing up yourself. The worry that keeps your hands \
                 busy is love, but tired love easily turns to nagging. Sharing the care is also \
                 a way to keep house.",
            ),
            say(
                "오늘 집안일 하나를 다른 사람에게 맡기고 결과를 고치지 마세요.",
                "Leave one chore to someone else today and do not correct the result.",
            ),
        ),
        symbols: &[
            sign(
                say("장미 덩굴", "rose bower"),
                say("손길이 닿아 핀 것들", "what blooms from tending"),
            ),
            sign(
                say("토끼", "rabbit"),
                say("소박하게 늘어나는 기쁨", "modest joys that multiply"),
            ),
        ],
    },
    Page {
        name: say("펜타클 왕", "King of Pentacles"),
        upright: tells(
            &[
                say("안정된 성취", "settled success"),
                say("풍요", "prosperity"),
                say("든든한 어른", "a dependable elder"),
                say("현명한 관리", "good stewardship"),
            ],
            say(
                "오래 가꾼 포도밭을 내려다보며 깊게 앉은 사람이에요. 당신이 쌓은 경험과 신뢰는 \
                 쉽게 흔들리지 않는 바탕이 되었어요. 서두르지 않는 판단과 넉넉한 마음이 주위까지 \
                 자라게 해요.",
                "He sits deep in his chair above a vineyard tended for years. Your experience \
                 and good name have become ground that does not shift easily. Unhurried \
                 judgement and an open hand help others grow.",
            ),
            say(
                "이미 잘 돌아가는 일 하나를 골라 왜 잘되는지 적어 두고 지켜 주세요.",
                "Pick one thing that already works, write down why it does, and protect that.",
            ),
        ),
        reversed: tells(
            &[
                say("지나친 물질 걱정", "material worry"),
                say("고집", "obstinacy"),
                say("일에 파묻힘", "buried in work"),
                say("인색함", "stinginess"),
            ],
            say(
                "지켜야 할 것이 늘어나면서 마음의 방은 오히려 좁아졌을 수 있어요. 숫자로 셀 수 \
                 있는 것만 믿다 보면 셀 수 없는 것들이 조용히 자리를 떠요. 당신에게 풍요란 \
                 무엇인지 다시 물어볼 때예요.",
                "The more there is to guard, the smaller the room inside may have grown. Trust \
                 only what can be counted, and the uncountable slips away. Ask again what plenty \
                 means to you.",
            ),
            say(
                "값을 매길 수 없는 것 하나를 정해 오늘 한 시간을 온전히 써 보세요.",
                "Choose one thing that has no price and give it one whole hour today.",
            ),
        ),
        symbols: &[
            sign(
                say("포도 옷", "robe of vines"),
                say("온몸에 두른 결실", "a harvest worn about oneself"),
            ),
            sign(
                say("황소 머리", "bull's head"),
                say("끈기로 이룬 힘", "strength built by persistence"),
            ),
        ],
    },
];
