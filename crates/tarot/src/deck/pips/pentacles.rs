//! Ace to ten of body, work and daily life.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 10] = [
    Page {
        name: say("펜타클 에이스", "Ace of Pentacles"),
        upright: tells(
            &[
                say("단단한 시작", "a solid start"),
                say("기회", "opportunity"),
                say("자원", "resources"),
                say("씨앗", "a seed"),
            ],
            say(
                "손바닥 위에 묵직한 동전 하나가 놓인 듯한 든든함이에요. 꿈이 몸을 얻는 자리라서 \
                 거창한 포부보다 작은 실행이 어울려요. 매일 조금씩 손이 가는 곳에서 뿌리가 \
                 내리기 시작해요.",
                "It feels as if a weighty coin had been laid in your palm. This is where a dream \
                 gets a body, so a small deed suits it better than a grand aim. Roots begin \
                 where the hand goes daily.",
            ),
            say(
                "시작하고 싶은 일의 가장 작은 도구 하나를 오늘 책상 위에 올려 두세요.",
                "Put on your desk today the smallest tool of the thing you want to begin.",
            ),
        ),
        reversed: tells(
            &[
                say("놓친 기회", "a missed chance"),
                say("불안한 바탕", "shaky ground"),
                say("조급한 성과", "hurried results"),
                say("낭비", "waste"),
            ],
            say(
                "씨앗을 심자마자 흙을 파헤쳐 보고 싶은 조급함이 느껴져요. 바탕이 덜 다져졌다면 \
                 크기를 줄여 다시 심어도 늦지 않아요. 지나간 기회보다 손에 남은 흙을 살피는 편이 \
                 이로워요.",
                "You want to dig up the seed as soon as it is planted. If the ground is not firm \
                 yet, plant again in a smaller bed. The soil left in your hands matters more \
                 than the chance that passed.",
            ),
            say(
                "이번 주에 쓰는 시간과 힘을 사흘만 적어 어디로 새는지 살펴보세요.",
                "For three days, note where your time and effort go, and find one leak.",
            ),
        ),
        symbols: &[
            sign(
                say("손 위의 동전", "coin in the hand"),
                say("만질 수 있게 된 가능성", "possibility you can touch"),
            ),
            sign(
                say("정원 문", "garden gate"),
                say("가꾸면 열리는 길", "a way that opens to tending"),
            ),
        ],
    },
    Page {
        name: say("펜타클 2", "Two of Pentacles"),
        upright: tells(
            &[
                say("균형 잡기", "juggling"),
                say("유연함", "flexibility"),
                say("바쁜 일상", "busy days"),
                say("우선순위", "priorities"),
            ],
            say(
                "두 개의 동전을 번갈아 굴리며 춤추듯 균형을 잡고 있네요. 분주해도 리듬을 타면 \
                 넘어지지 않는 법을 당신은 이미 알아요. 둘 다 꼭 쥐기보다 차례를 정해 주면 발이 \
                 한결 가벼워져요.",
                "You keep two coins rolling and balance like a dancer. Busy as you are, you \
                 already know how rhythm keeps you upright. Give the two a turn each, and your \
                 feet will feel lighter.",
            ),
            say(
                "오늘 할 일을 꼭 할 것 둘과 미뤄도 될 것으로 나누어 보세요.",
                "Split today into two things that must be done and the rest that may wait.",
            ),
        ),
        reversed: tells(
            &[
                say("과부하", "overload"),
                say("흐트러짐", "disarray"),
                say("놓친 균형", "lost balance"),
                say("무리한 약속", "overcommitment"),
            ],
            say(
                "공이 하나 더 날아들어 손발이 엉키는 때예요. 모두 잘 해내려는 마음이 고맙지만, \
                 바닥에 하나 내려놓는다고 공연이 끝나지는 않아요. 먼저 떨어져도 깨지지 않을 것을 \
                 골라 보세요.",
                "One more ball came in, and hands and feet are tangled. It is good of you to \
                 want to manage all of it, but the show goes on with one on the floor. Choose \
                 what will not break.",
            ),
            say(
                "이번 주 약속 가운데 하나를 정중하게 다음 주로 옮겨 보세요.",
                "Politely move one of this week's commitments to next week.",
            ),
        ),
        symbols: &[
            sign(
                say("이어진 고리", "looping ribbon"),
                say("끊이지 않는 주고받음", "giving and taking without end"),
            ),
            sign(
                say("출렁이는 배", "ships on high waves"),
                say("흔들리며 나아가는 일상", "daily life that moves by rocking"),
            ),
        ],
    },
    Page {
        name: say("펜타클 3", "Three of Pentacles"),
        upright: tells(
            &[
                say("협업", "teamwork"),
                say("솜씨", "craftsmanship"),
                say("배우는 과정", "learning by doing"),
                say("인정", "recognition"),
            ],
            say(
                "설계하는 이와 쌓는 이, 바라보는 이가 한자리에 모였어요. 당신의 솜씨는 혼자일 \
                 때보다 다른 손과 만날 때 더 빛나요. 아직 배우는 중이어도 맡은 부분만큼은 \
                 자랑스러워해도 돼요.",
                "The one who plans, the one who builds and the one who watches have come \
                 together. Your skill shines more when it meets other hands. Though still \
                 learning, you may be proud of your part.",
            ),
            say(
                "하고 있는 일을 한 사람에게 보여 주고 고칠 점 하나를 물어보세요.",
                "Show your work to one person and ask for one thing to improve.",
            ),
        ),
        reversed: tells(
            &[
                say("손발이 안 맞음", "poor coordination"),
                say("인정 부족", "unseen effort"),
                say("대충 함", "careless work"),
                say("소통 부족", "lack of talk"),
            ],
            say(
                "각자 열심인데 그림이 자꾸 어긋나 힘이 빠지네요. 실력보다 서로 다른 도면을 보고 \
                 있다는 점이 문제일 수 있어요. 애쓴 것을 말하지 않으면 보이지 않으니, 조용히 \
                 알려도 괜찮아요.",
                "Everyone works hard and the picture keeps slipping. It may be less a lack of \
                 skill than each holding a different plan. Effort unmentioned stays unseen, so \
                 you may quietly point it out.",
            ),
            say(
                "함께하는 사람과 이번 주 목표를 한 문장으로 맞춰 보세요.",
                "Agree with the people you work with on this week's goal in one sentence.",
            ),
        ),
        symbols: &[
            sign(
                say("아치", "arch"),
                say(
                    "여러 돌이 기대어 이룬 힘",
                    "strength of stones that lean together",
                ),
            ),
            sign(
                say("도면", "drawn plan"),
                say("함께 보는 그림", "a picture seen in common"),
            ),
        ],
    },
    Page {
        name: say("펜타클 4", "Four of Pentacles"),
        upright: tells(
            &[
                say("지킴", "holding on"),
                say("안정", "security"),
                say("절약", "thrift"),
                say("움켜쥠", "tight grip"),
            ],
            say(
                "가진 것을 품에 꼭 안고 앉아 있는 모습이에요. 애써 모은 것을 지키려는 마음은 \
                 당연하고, 한동안은 그런 단단함이 필요하기도 해요. 다만 안고 있느라 다른 손을 \
                 잡지 못하는지 살펴 주세요.",
                "You sit with what you have clasped to your chest. It is natural to guard what \
                 cost you effort, and for a while such firmness helps. Only see whether it keeps \
                 you from taking a hand.",
            ),
            say(
                "아끼느라 쓰지 못한 물건 하나를 오늘 꺼내 기분 좋게 써 보세요.",
                "Take out one thing you have been saving and enjoy using it today.",
            ),
        ),
        reversed: tells(
            &[
                say("놓아줌", "loosening"),
                say("나눔", "sharing"),
                say("불안한 소유", "anxious keeping"),
                say("헤픔", "overspending"),
            ],
            say(
                "꽉 쥐었던 손가락이 하나씩 펴지고 있어요. 놓으면 다 사라질 것 같았지만, 오히려 \
                 피가 돌며 손이 따뜻해져요. 반대로 너무 쉽게 흘려보냈다면 작은 그릇 하나만 다시 \
                 마련해 두세요.",
                "Your fingers are opening one at a time. You feared all would vanish, and \
                 instead the blood returns and the hand warms. If you let too much run, set out \
                 one small bowl again.",
            ),
            say(
                "쓰지 않는 것 하나를 필요한 사람에게 건네주세요.",
                "Give one thing you do not use to someone who needs it.",
            ),
        ),
        symbols: &[
            sign(
                say("품에 안은 동전", "coin held to the chest"),
                say("놓기 두려운 안전함", "security one fears to lose"),
            ),
            sign(
                say("등 뒤의 도시", "city behind"),
                say(
                    "가까이 있어도 등진 세상",
                    "a world near by and turned away from",
                ),
            ),
        ],
    },
    Page {
        name: say("펜타클 5", "Five of Pentacles"),
        upright: tells(
            &[
                say("어려운 시기", "hard times"),
                say("소외감", "feeling left out"),
                say("결핍감", "sense of lack"),
                say("도움의 불빛", "help near by"),
            ],
            say(
                "눈보라 속을 걷느라 바로 옆 창문의 불빛을 보지 못했네요. 모자란 것만 크게 \
                 느껴지는 날에는 도움을 청할 힘조차 없어지곤 해요. 당신이 부족해서가 아니라 \
                 날씨가 추운 거예요.",
                "Walking through snow, you passed a lit window without seeing it. On days when \
                 only lack is felt, even asking for help takes strength. You are not too little; \
                 the weather is cold.",
            ),
            say(
                "문을 두드릴 수 있는 곳을 셋 적고 그중 가장 쉬운 곳에 연락해 보세요.",
                "List three doors you could knock on, and contact the easiest one.",
            ),
        ),
        reversed: tells(
            &[
                say("나아지는 형편", "improving"),
                say("도움을 받음", "accepting help"),
                say("회복되는 자존감", "returning self-worth"),
                say("추위의 끝", "end of the cold"),
            ],
            say(
                "얼었던 손에 다시 감각이 돌아오는 중이에요. 도움을 받아도 당신의 값어치는 줄지 \
                 않아요. 힘들 때 곁을 지킨 사람과 스스로의 끈기를 잊지 않으면 다음 겨울은 덜 \
                 추울 거예요.",
                "Feeling returns to frozen hands. Accepting help takes nothing from your worth. \
                 Remember who stayed close, and your own persistence, and the next winter will \
                 be less cold.",
            ),
            say(
                "힘든 때 건네받은 친절 하나에 늦게라도 고맙다고 전해 보세요.",
                "Say a thank you, however late, for one kindness you were shown in a hard time.",
            ),
        ),
        symbols: &[
            sign(
                say("불 켜진 창", "lit window"),
                say("가까이 있는 도움", "help close at hand"),
            ),
            sign(
                say("나란한 두 사람", "two walking together"),
                say("추위 속에서도 혼자가 아님", "company even in the cold"),
            ),
        ],
    },
    Page {
        name: say("펜타클 6", "Six of Pentacles"),
        upright: tells(
            &[
                say("나눔", "giving"),
                say("도움", "support"),
                say("공정한 주고받음", "fair exchange"),
                say("너그러움", "generosity"),
            ],
            say(
                "저울을 든 손이 필요한 곳에 알맞게 나누어 주고 있어요. 지금은 주는 쪽일 수도, \
                 받는 쪽일 수도 있고 둘 다 부끄럽지 않은 자리예요. 오가는 것이 고르면 마음의 \
                 빚도 쌓이지 않아요.",
                "A hand with scales gives in measure to where it is needed. You may be the giver \
                 or the one who receives now, and neither is shameful. When the exchange is \
                 even, no debt gathers in the heart.",
            ),
            say(
                "받은 도움 하나를 떠올리고 다른 누군가에게 작은 도움으로 이어 주세요.",
                "Recall one help you received and pass a small one on to someone else.",
            ),
        ),
        reversed: tells(
            &[
                say("기울어진 관계", "uneven exchange"),
                say("조건 붙은 호의", "strings attached"),
                say("퍼 주기", "over-giving"),
                say("받기 어려움", "hard to receive"),
            ],
            say(
                "주고받음이 한쪽으로 쏠려 고마움이 부담으로 바뀌고 있을지 몰라요. 기꺼이 준 것과 \
                 억지로 준 것을 가려 보면 서운함의 까닭이 보여요. 받는 것이 어려운 사람이라면 \
                 이번에는 그냥 받아도 돼요.",
                "Giving and taking have tipped, and thanks may be turning into weight. Sort what \
                 you gave gladly from what you gave under pressure. If receiving is hard for \
                 you, simply receive this once.",
            ),
            say(
                "부담스러웠던 도움이나 부탁 하나에 어디까지 괜찮은지 선을 말해 보세요.",
                "For one favour that weighs on you, say how far is fine.",
            ),
        ),
        symbols: &[
            sign(
                say("저울", "scales"),
                say(
                    "알맞은 만큼을 재는 마음",
                    "care in finding the right amount",
                ),
            ),
            sign(
                say("떨어지는 동전", "falling coins"),
                say(
                    "손에서 손으로 건너는 온기",
                    "warmth passing from hand to hand",
                ),
            ),
        ],
    },
    Page {
        name: say("펜타클 7", "Seven of Pentacles"),
        upright: tells(
            &[
                say("기다림", "patience"),
                say("중간 점검", "taking stock"),
                say("꾸준함", "perseverance"),
                say("느린 성장", "slow growth"),
            ],
            say(
                "밭일을 하다 괭이에 기대어 자란 것을 바라보는 시간이에요. 아직 거둘 때는 \
                 아니지만 잎의 색은 거짓말을 하지 않아요. 무엇에 물을 더 주고 무엇을 솎을지 \
                 살피기에 알맞은 때예요.",
                "You lean on the hoe and look at what has grown. It is not harvest yet, but the \
                 colour of the leaves does not lie. A good hour to see what needs water and what \
                 needs thinning.",
            ),
            say(
                "석 달 전과 지금을 나란히 적어 무엇이 자랐는지 확인해 보세요.",
                "Write three months ago and today side by side, and see what has grown.",
            ),
        ),
        reversed: tells(
            &[
                say("조바심", "impatience"),
                say("헛수고 같은 기분", "feeling of wasted effort"),
                say("방향 점검", "rethinking"),
                say("지친 기다림", "weary waiting"),
            ],
            say(
                "공들인 만큼 보이지 않아 괭이를 내던지고 싶을 거예요. 땅이 나쁜지, 아직 철이 \
                 아닌지는 다른 문제예요. 그만두는 것과 방법을 바꾸는 것 사이에는 넓은 밭이 \
                 있으니 천천히 둘러보세요.",
                "So little shows that you want to throw down the hoe. Whether the soil is poor \
                 or the season early are two questions. Between quitting and changing the method \
                 lies a wide field; look around.",
            ),
            say(
                "계속할 것, 바꿀 것, 그만둘 것을 하나씩 정해 보세요.",
                "Decide on one thing to keep doing, one to change and one to stop.",
            ),
        ),
        symbols: &[
            sign(
                say("괭이", "hoe"),
                say("쉬면서도 놓지 않은 일", "work paused and not dropped"),
            ),
            sign(
                say("덩굴의 열매", "fruit on the vine"),
                say("시간이 익히는 것", "what time alone ripens"),
            ),
        ],
    },
    Page {
        name: say("펜타클 8", "Eight of Pentacles"),
        upright: tells(
            &[
                say("성실함", "diligence"),
                say("연습", "practice"),
                say("숙련", "mastery"),
                say("집중", "focus"),
            ],
            say(
                "같은 동작을 되풀이하며 하나씩 나아지는 장인의 손이 보여요. 지루해 보이는 연습이 \
                 당신만의 솜씨로 쌓이고 있어요. 남보다 빠른 것보다 어제보다 조금 고른 것이 \
                 지금은 더 값져요.",
                "Here are the hands of a maker, repeating one motion and improving piece by \
                 piece. Dull practice is adding up to a skill of your own. A little steadier \
                 than yesterday is worth more than fast.",
            ),
            say(
                "늘리고 싶은 솜씨 하나를 하루 이십 분씩 닷새만 이어 보세요.",
                "Practise one skill you want for twenty minutes a day, five days running.",
            ),
        ),
        reversed: tells(
            &[
                say("완벽주의", "perfectionism"),
                say("싫증", "tedium"),
                say("건성", "going through the motions"),
                say("길을 잃은 노력", "misdirected effort"),
            ],
            say(
                "고치고 또 고치느라 정작 마치지 못한 것이 쌓여 가네요. 손은 바쁜데 마음이 \
                 떠났다면 무엇을 위해 시작했는지 잊었을 수 있어요. 서툰 완성품 하나가 끝없는 \
                 연습보다 많은 것을 알려 줘요.",
                "You mend and mend, and the unfinished pieces pile up. If the hands are busy and \
                 the heart has left, you may have forgotten what it was for. One rough finished \
                 piece teaches more than endless practice.",
            ),
            say(
                "손보던 것 하나를 오늘 지금 모습 그대로 내보내 보세요.",
                "Let one thing you keep polishing go out today as it is.",
            ),
        ),
        symbols: &[
            sign(
                say("줄지은 동전", "row of finished coins"),
                say("쌓인 연습의 자취", "the trace of practice"),
            ),
            sign(
                say("작업대", "workbench"),
                say("하루를 버텨 주는 자리", "the place that holds up a day"),
            ),
        ],
    },
    Page {
        name: say("펜타클 9", "Nine of Pentacles"),
        upright: tells(
            &[
                say("자립", "self-reliance"),
                say("여유", "ease"),
                say("결실", "reward"),
                say("품격", "refinement"),
            ],
            say(
                "스스로 가꾼 정원을 혼자 거니는 여유로운 오후 같아요. 누구에게 보이기 위해서가 \
                 아니라 당신이 좋아서 쌓아 온 것들이 곁에 있어요. 혼자인 시간이 허전함이 아니라 \
                 충만함이 될 수 있어요.",
                "It is like an unhurried afternoon in a garden you planted yourself. Around you \
                 are things built because you liked them, not for show. Time alone can be full \
                 and need not be empty.",
            ),
            say(
                "나를 위해 정성껏 준비한 시간 한 시간을 이번 주에 마련해 두세요.",
                "Set aside one carefully prepared hour this week just for yourself.",
            ),
        ),
        reversed: tells(
            &[
                say("겉치레", "appearances"),
                say("의존", "dependence"),
                say("외로운 성공", "lonely success"),
                say("내 값 낮추기", "undervaluing oneself"),
            ],
            say(
                "정원은 아름다운데 담장이 높아 바람이 잘 통하지 않네요. 다 갖추어야 사랑받는다고 \
                 여겼거나, 반대로 스스로 이룬 것을 작게 보았을 수 있어요. 있는 그대로의 당신도 \
                 초대장이 되기에 넉넉해요.",
                "The garden is lovely, but the wall keeps out the wind. Perhaps you thought you \
                 must have everything to be loved, or made little of what you built. As you are \
                 is invitation enough.",
            ),
            say(
                "내 힘으로 이룬 것 세 가지를 겸손 없이 적어 보세요.",
                "Write down, without modesty, three things you achieved by yourself.",
            ),
        ),
        symbols: &[
            sign(
                say("손 위의 새", "bird on the glove"),
                say("길들인 욕망과 참을성", "desire trained by patience"),
            ),
            sign(
                say("포도 덩굴", "grapevines"),
                say("제힘으로 거둔 풍요", "plenty of one's own growing"),
            ),
        ],
    },
    Page {
        name: say("펜타클 10", "Ten of Pentacles"),
        upright: tells(
            &[
                say("든든한 터전", "a lasting home"),
                say("가족", "family"),
                say("이어짐", "legacy"),
                say("오래가는 안정", "lasting stability"),
            ],
            say(
                "여러 세대가 한 마당에 모인 듯한 오래된 든든함이에요. 하루아침에 얻은 것이 \
                 아니라 함께 지켜 온 시간이 당신을 받쳐 주고 있어요. 무엇을 물려받았고 무엇을 \
                 이어 줄지 생각하기 좋아요.",
                "This is the old steadiness of several generations in one courtyard. What holds \
                 you up was kept together over time, not won overnight. Think of what was handed \
                 to you, and what you will hand on.",
            ),
            say(
                "가족이나 오래된 사람에게 옛이야기 하나를 들려 달라고 해 보세요.",
                "Ask a relative or an old friend to tell you one story from the past.",
            ),
        ),
        reversed: tells(
            &[
                say("집안의 갈등", "family tension"),
                say("흔들린 터전", "unsettled roots"),
                say("물려받은 짐", "inherited burdens"),
                say("내 방식", "one's own way"),
            ],
            say(
                "가까운 울타리일수록 말하기 어려운 금이 가 있을 수 있어요. 오래된 기대가 당신의 \
                 어깨에 얹혀 있다면 전부 이어받지 않아도 괜찮아요. 지킬 것과 새로 쓸 것을 나누면 \
                 뿌리는 더 튼튼해져요.",
                "The closer the fence, the harder its cracks are to mention. If old expectations \
                 sit on your shoulders, you need not inherit them all. Sort what to keep from \
                 what to rewrite; roots grow stronger.",
            ),
            say(
                "집안에서 당연하던 것 가운데 나와 맞지 않는 하나를 골라 다르게 해 보세요.",
                "Choose one thing your family always did that does not suit you, and do it \
                 differently.",
            ),
        ),
        symbols: &[
            sign(
                say("아치문", "archway"),
                say("세대를 잇는 문턱", "a threshold between generations"),
            ),
            sign(
                say("흰머리 어른과 개", "elder with dogs"),
                say("오래 지켜본 다정함", "affection that has watched for long"),
            ),
        ],
    },
];
