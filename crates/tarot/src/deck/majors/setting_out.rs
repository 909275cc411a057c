//! The Fool, and the seven that make a person: from the Magician to the Chariot.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 8] = [
    Page {
        name: say("바보", "The Fool"),
        upright: tells(
            &[
                say("새 출발", "a new start"),
                say("믿음", "trust"),
                say("자유로움", "freedom"),
                say("설렘", "wonder"),
            ],
            say(
                "아직 지도에 없는 길 앞에서 마음이 먼저 들썩이고 있네요. 다 알고 나서 떠나려 \
                 하면 좋은 계절이 지나가기 쉬워요. 가진 것이 적다고 느껴져도 호기심과 가벼운 \
                 발걸음이면 첫걸음에는 충분해요.",
                "Something in you is already leaning towards a road that no map shows. You need \
                 not know how it ends to begin it. Curiosity and a light bag are enough for the \
                 first few steps.",
            ),
            say(
                "미뤄 둔 일 하나를 골라 오늘 딱 십 분만 서툴게 시작해 보세요.",
                "Pick one thing you have been putting off and begin it clumsily for ten minutes \
                 today.",
            ),
        ),
        reversed: tells(
            &[
                say("망설임", "hesitation"),
                say("성급함", "haste"),
                say("준비 부족", "unreadiness"),
                say("순진함", "naivety"),
            ],
            say(
                "뛰어내리기 직전에 발끝이 멈춘 것 같은 시간이에요. 겁이 나서 멈췄을 수도 있고, \
                 반대로 너무 서둘러 신발 끈을 못 묶었을 수도 있어요. 어느 쪽인지 알아차리면 다음 \
                 걸음이 훨씬 편안해져요.",
                "You may be standing still out of fear, or rushing with your laces untied; the \
                 two can feel alike. Naming which one it is already steadies you. The edge will \
                 wait while you look down.",
            ),
            say(
                "걱정되는 것과 챙겨야 할 것을 종이 한 장에 나누어 적어 보세요.",
                "Take one sheet of paper and list on the left what you fear, on the right what \
                 you still need to prepare.",
            ),
        ),
        symbols: &[
            sign(
                say("절벽", "cliff"),
                say(
                    "아는 세상이 끝나고 모르는 세상이 시작되는 가장자리",
                    "the edge where what you know ends",
                ),
            ),
            sign(
                say("작은 보따리", "small bundle"),
                say(
                    "꼭 필요한 것만 챙긴 가벼운 마음",
                    "how little is needed to set out",
                ),
            ),
            sign(
                say("흰 개", "white dog"),
                say(
                    "곁에서 부추기고 또 말려 주는 본능",
                    "instinct, which cheers and warns at once",
                ),
            ),
            sign(
                say("흰 장미", "white rose"),
                say(
                    "아직 때 묻지 않은 바람",
                    "a wish that has not learned to be careful",
                ),
            ),
        ],
    },
    Page {
        name: say("마법사", "The Magician"),
        upright: tells(
            &[
                say("집중", "focus"),
                say("실행력", "making it real"),
                say("재능", "skill"),
                say("자신감", "confidence"),
            ],
            say(
                "필요한 도구는 벌써 당신 책상 위에 놓여 있어요. 흩어져 있던 재주와 경험을 한 \
                 방향으로 모으면 생각이 손에 잡히는 모양을 갖추기 시작해요. 남의 허락을 \
                 기다리기보다 스스로 시작 신호를 줄 때예요.",
                "The tools you need are already on your table. When you point your scattered \
                 talents at one thing, an idea starts to take a shape that others can touch. You \
                 are the one who gives the signal.",
            ),
            say(
                "할 일 목록에서 하나만 남기고, 그 일에 필요한 도구를 눈앞에 꺼내 두세요.",
                "Keep a single item on your list today and lay out in front of you everything it \
                 needs.",
            ),
        ),
        reversed: tells(
            &[
                say("흐트러진 힘", "scattered effort"),
                say("과장", "overstatement"),
                say("재주의 낭비", "unused talent"),
                say("속임수", "trickery"),
            ],
            say(
                "능력이 모자란 것이 아니라 힘이 여러 갈래로 새고 있어요. 말이 손보다 앞서 \
                 나가거나, 잘 보이려다 진짜 하고 싶은 일을 놓쳤을지도 몰라요. 누군가의 화려한 \
                 약속도 한 번 더 살펴보면 좋겠어요.",
                "You do not lack ability; it is leaking out in too many directions. Perhaps \
                 words have run ahead of hands, or looking clever has replaced doing the thing. \
                 Look twice at glittering promises, your own included.",
            ),
            say(
                "이번 주에 한 약속 가운데 지키기 어려운 것 하나를 솔직하게 줄여 말해 보세요.",
                "Take one promise you made this week and honestly cut it down to what you can \
                 keep.",
            ),
        ),
        symbols: &[
            sign(
                say("네 가지 도구", "four tools"),
                say(
                    "의욕, 마음, 생각, 몸이 모두 준비되었다는 표시",
                    "will, heart, mind and body, all at hand",
                ),
            ),
            sign(
                say("들어 올린 지팡이", "raised wand"),
                say(
                    "생각을 땅으로 끌어내리는 통로",
                    "the channel from thought to deed",
                ),
            ),
            sign(
                say("누운 팔자 고리", "lying figure of eight"),
                say(
                    "쓸수록 마르지 않는 가능성",
                    "possibility that use does not exhaust",
                ),
            ),
        ],
    },
    Page {
        name: say("여사제", "The High Priestess"),
        upright: tells(
            &[
                say("직감", "intuition"),
                say("고요함", "stillness"),
                say("비밀", "the unspoken"),
                say("내면의 앎", "inner knowing"),
            ],
            say(
                "말로 설명하기 어려운데도 이미 알고 있는 것이 있어요. 서둘러 답을 내기보다 \
                 조용한 시간을 두면 물이 가라앉듯 속마음이 맑게 비쳐요. 아직 드러나지 않은 \
                 이야기도 있으니 귀를 조금 더 열어 두세요.",
                "There is something you already know without being able to argue for it. Left in \
                 quiet, the water clears and shows the bottom. Part of the story is still \
                 untold, so keep listening.",
            ),
            say(
                "잠들기 전 오 분 동안 화면을 끄고, 가장 먼저 떠오르는 생각을 한 줄로 적어 두세요.",
                "Before sleep, turn off every screen for five minutes and write down the first \
                 thought that comes.",
            ),
        ),
        reversed: tells(
            &[
                say("외면한 직감", "ignored intuition"),
                say("속마음을 숨김", "hidden feelings"),
                say("소음", "noise"),
                say("조급한 답", "hurried answers"),
            ],
            say(
                "주변의 목소리가 커서 당신의 목소리가 잘 들리지 않는 때예요. 괜찮다고 말해 온 \
                 일에 사실은 작은 불편함이 숨어 있었을 수 있어요. 모른 척해 온 느낌을 다시 꺼내 \
                 보면 실마리가 보여요.",
                "Other voices have grown so loud that yours is hard to hear. Somewhere you have \
                 called fine what quietly bothered you. The feeling you set aside is worth \
                 taking out again; it holds a clue.",
            ),
            say(
                "요즘 괜찮다고 답했지만 괜찮지 않았던 일을 하나만 스스로에게 인정해 보세요.",
                "Admit to yourself one thing that you lately called fine and that was not.",
            ),
        ),
        symbols: &[
            sign(
                say("두 기둥", "two pillars"),
                say(
                    "빛과 그늘, 그 사이에 머무는 자리",
                    "light and shade, and the seat between them",
                ),
            ),
            sign(
                say("휘장", "veil"),
                say("아직 걷히지 않은 이야기", "what is not yet to be shown"),
            ),
            sign(
                say("초승달", "crescent moon"),
                say("차오르고 기우는 마음의 물때", "the tides of feeling"),
            ),
            sign(
                say("말린 두루마리", "rolled scroll"),
                say(
                    "일부만 보여 주는 지식",
                    "knowledge that shows itself in part",
                ),
            ),
        ],
    },
    Page {
        name: say("여황제", "The Empress"),
        upright: tells(
            &[
                say("풍요", "abundance"),
                say("돌봄", "care"),
                say("자라남", "growth"),
                say("감각의 기쁨", "delight of the senses"),
            ],
            say(
                "정성 들인 것이 소리 없이 자라고 있어요. 억지로 잡아당기지 않아도 햇볕과 물이 \
                 충분하면 열매는 제때 맺혀요. 다른 사람에게 건네던 따뜻함을 이제 당신 자신에게도 \
                 나누어 줄 차례예요.",
                "What you have tended is growing, even where you cannot see it yet. Nothing \
                 ripens faster for being pulled. Give yourself some of the warmth that you so \
                 readily hand to others.",
            ),
            say(
                "오늘 한 끼는 서두르지 말고, 좋아하는 그릇에 담아 천천히 드셔 보세요.",
                "Serve yourself one meal today in a dish you love, and eat it slowly.",
            ),
        ),
        reversed: tells(
            &[
                say("지나친 돌봄", "over-giving"),
                say("메마름", "depletion"),
                say("의존", "dependence"),
                say("자기 소홀", "self-neglect"),
            ],
            say(
                "남을 챙기느라 당신의 물통이 비어 가고 있는지 살펴볼 때예요. 사랑해서 한 일이 \
                 어느새 간섭이나 부담이 되었을 수도 있어요. 잠시 손을 놓아도 소중한 것은 쉽게 \
                 시들지 않아요.",
                "Check whether your own well has run dry while you watered everyone else. Care \
                 can slide into hovering without anyone meaning it to. What is precious will not \
                 wither because you rest your hands.",
            ),
            say(
                "해 주려던 일 하나를 멈추고, 그 시간만큼 누워서 쉬어 보세요.",
                "Leave undone one thing you were about to do for someone, and lie down for just \
                 that long.",
            ),
        ),
        symbols: &[
            sign(
                say("익은 밀밭", "ripe wheat"),
                say("기다린 만큼 돌아오는 결실", "the return on patience"),
            ),
            sign(
                say("석류", "pomegranate"),
                say("안에 품은 수많은 씨앗", "the many seeds held within"),
            ),
            sign(
                say("흐르는 물", "flowing water"),
                say(
                    "마르지 않게 해 주는 감정의 샘",
                    "feeling, which keeps the ground alive",
                ),
            ),
        ],
    },
    Page {
        name: say("황제", "The Emperor"),
        upright: tells(
            &[
                say("질서", "order"),
                say("책임", "responsibility"),
                say("경계", "boundaries"),
                say("든든함", "steadiness"),
            ],
            say(
                "흔들리는 일일수록 뼈대를 세우는 사람이 필요해요. 무엇을 지키고 무엇을 거절할지 \
                 기준을 분명히 하면 마음도 일도 자리를 잡아요. 당신에게는 판을 정리하고 끝까지 \
                 책임질 힘이 있어요.",
                "Where things sway, someone has to build a frame. Once you say plainly what you \
                 protect and what you decline, both work and heart find their place. You have \
                 the steadiness to carry this.",
            ),
            say(
                "이번 주에 지킬 규칙을 딱 하나만 정해서 눈에 띄는 곳에 적어 두세요.",
                "Choose one rule for this week and put it where you will see it.",
            ),
        ),
        reversed: tells(
            &[
                say("고집", "stubbornness"),
                say("통제욕", "need to control"),
                say("권위와의 충돌", "clash with authority"),
                say("무너진 기준", "lost structure"),
            ],
            say(
                "꽉 쥔 주먹 안에서는 좋은 것도 숨을 쉬기 어려워요. 누군가의 강한 말에 눌려 \
                 있거나, 당신이 모든 것을 쥐고 가려다 지쳤을 수 있어요. 원칙은 남기고 방식은 \
                 조금 풀어 주면 길이 열려요.",
                "A fist keeps things safe and also keeps them from breathing. Either someone \
                 presses too hard on you, or you are holding everything alone. Keep the \
                 principle and loosen the method.",
            ),
            say(
                "혼자 쥐고 있던 일 하나를 믿을 만한 사람에게 방식까지 맡겨 보세요.",
                "Hand one task to someone you trust, and let them choose how it is done.",
            ),
        ),
        symbols: &[
            sign(
                say("돌 왕좌", "stone throne"),
                say("쉽게 옮겨지지 않는 기준", "a standard that does not shift"),
            ),
            sign(
                say("숫양의 뿔", "ram's horns"),
                say("먼저 나서는 용기", "the nerve to go first"),
            ),
            sign(
                say("산맥", "mountains"),
                say("오래 버텨 온 시간", "long endurance"),
            ),
        ],
    },
    Page {
        name: say("교황", "The Hierophant"),
        upright: tells(
            &[
                say("배움", "learning"),
                say("전통", "tradition"),
                say("조언자", "a mentor"),
                say("소속감", "belonging"),
            ],
            say(
                "먼저 걸어간 사람의 발자국이 도움이 되는 시기예요. 낡아 보이는 방법 안에 당신이 \
                 찾던 답이 조용히 들어 있을지도 몰라요. 혼자 풀려 애쓰기보다 믿을 만한 어른이나 \
                 모임의 지혜를 빌려 보세요.",
                "The footprints of those who went before are useful now. A method that looks old \
                 may quietly hold your answer. Instead of solving it alone, borrow the wisdom of \
                 a teacher or a circle you trust.",
            ),
            say(
                "이 일을 먼저 겪어 본 사람에게 짧은 안부와 질문 하나를 보내 보세요.",
                "Send a short greeting and one question to someone who has been through this \
                 before you.",
            ),
        ),
        reversed: tells(
            &[
                say("틀 벗어나기", "breaking the mould"),
                say("형식의 답답함", "stiff convention"),
                say("나만의 기준", "one's own creed"),
                say("의심", "doubt"),
            ],
            say(
                "모두가 옳다고 하는데 당신 마음만 고개를 갸웃하고 있네요. 그 의문은 버릇없는 \
                 것이 아니라 당신의 기준이 자라고 있다는 표시예요. 무엇을 따르고 무엇을 바꿀지 \
                 스스로 골라도 괜찮아요.",
                "Everyone calls it right, and something in you tilts its head. That is not \
                 disobedience; it is a standard of your own, growing. You may choose which \
                 customs to keep and which to rewrite.",
            ),
            say(
                "당연하게 지켜 온 습관 하나를 골라 정말 필요한지 스스로에게 물어보세요.",
                "Choose a habit you keep without thinking and ask yourself whether it still \
                 serves you.",
            ),
        ),
        symbols: &[
            sign(
                say("두 열쇠", "crossed keys"),
                say(
                    "안과 밖의 문을 여는 지혜",
                    "wisdom for the inner and the outer door",
                ),
            ),
            sign(
                say("들어 올린 손", "raised hand"),
                say("앎을 건네는 축복", "knowledge given as a blessing"),
            ),
            sign(
                say("두 제자", "two pupils"),
                say(
                    "함께 배울 때 깊어지는 이해",
                    "understanding that deepens in company",
                ),
            ),
        ],
    },
    Page {
        name: say("연인", "The Lovers"),
        upright: tells(
            &[
                say("선택", "choice"),
                say("끌림", "attraction"),
                say("진심", "sincerity"),
                say("어울림", "harmony"),
            ],
            say(
                "마음이 향하는 곳과 머리가 가리키는 곳이 만나려 하고 있어요. 사람 사이의 일이든 \
                 길을 고르는 일이든, 당신의 가치와 어울리는 쪽이 오래 편안해요. 솔직하게 드러낸 \
                 마음이 가까움을 만들어요.",
                "What your heart leans to and what your mind approves are moving closer. In love \
                 or in any crossroads, the choice that fits your values stays comfortable \
                 longest. Honesty is what brings people near.",
            ),
            say(
                "지금 고르려는 것이 당신의 어떤 가치를 지켜 주는지 한 문장으로 써 보세요.",
                "Write one sentence on which of your values the choice before you would protect.",
            ),
        ),
        reversed: tells(
            &[
                say("엇갈림", "misalignment"),
                say("갈등하는 마음", "divided heart"),
                say("미룬 결정", "postponed choice"),
                say("거리감", "distance"),
            ],
            say(
                "같은 곳을 보고 있다고 믿었는데 시선이 조금 어긋나 있었네요. 상대를 탓하기 전에 \
                 당신이 정말 원하는 것이 무엇인지 먼저 물어볼 때예요. 결정을 미루는 마음에도 \
                 그럴 만한 이유가 있어요.",
                "You thought you were looking the same way, and the gaze has slipped a little. \
                 Before blaming anyone, ask what you really want. Even your delay has a reason \
                 worth hearing.",
            ),
            say(
                "서운했던 일을 탓하는 말 없이 ‘나는’이라는 말로 시작해 한 문장만 전해 보세요.",
                "Say one sentence about what hurt, beginning with I and leaving blame out.",
            ),
        ),
        symbols: &[
            sign(
                say("천사", "angel"),
                say(
                    "두 마음을 함께 내려다보는 더 큰 시선",
                    "the wider view over both hearts",
                ),
            ),
            sign(
                say("두 그루의 나무", "two trees"),
                say(
                    "앎의 길과 열정의 길",
                    "the way of knowing and the way of passion",
                ),
            ),
            sign(
                say("벗은 두 사람", "two figures unclothed"),
                say("숨김없이 마주 서는 용기", "the courage to hide nothing"),
            ),
            sign(
                say("가운데의 산", "mountain between"),
                say("함께 넘어야 할 거리", "the distance to be crossed together"),
            ),
        ],
    },
    Page {
        name: say("전차", "The Chariot"),
        upright: tells(
            &[
                say("추진력", "drive"),
                say("의지", "willpower"),
                say("승리", "winning through"),
                say("방향", "direction"),
            ],
            say(
                "서로 다른 방향으로 달리려는 힘을 한 고삐로 모을 때예요. 마음이 둘로 갈려도 \
                 목적지를 분명히 하면 바퀴는 앞으로 굴러가요. 지금까지 버텨 온 당신의 의지가 이 \
                 구간을 넘게 해 줄 거예요.",
                "Two forces pull in different directions, and you hold both reins. Name the \
                 destination and the wheels begin to agree. The will that brought you this far \
                 is what carries you over this stretch.",
            ),
            say(
                "목적지를 한 줄로 정하고, 오늘 그쪽으로 향하는 일 하나만 끝내 보세요.",
                "State your destination in one line and finish one thing today that points \
                 towards it.",
            ),
        ),
        reversed: tells(
            &[
                say("제자리걸음", "stalling"),
                say("과속", "overdriving"),
                say("흩어진 방향", "lost direction"),
                say("힘겨루기", "power struggle"),
            ],
            say(
                "바퀴는 바쁘게 도는데 풍경은 그대로인 듯 답답할 수 있어요. 힘이 모자라서가 \
                 아니라 가려는 곳이 둘이라 서로 발목을 잡는 거예요. 잠시 멈춰 고삐를 고쳐 쥐는 \
                 일도 전진이에요.",
                "The wheels spin and the view stays the same. It is not strength you lack; you \
                 are steering for two places at once. Stopping to take up the reins again also \
                 counts as moving.",
            ),
            say(
                "동시에 밀고 있던 두 가지 일 가운데 하나를 이번 주만 내려놓아 보세요.",
                "Of the two things you are pushing at once, set one down for this week only.",
            ),
        ),
        symbols: &[
            sign(
                say("두 마리 짐승", "two beasts"),
                say("반대로 끌고 가려는 두 마음", "two wishes that pull apart"),
            ),
            sign(
                say("별 덮개", "starry canopy"),
                say("길을 이끄는 더 큰 뜻", "a larger purpose overhead"),
            ),
            sign(
                say("갑옷", "armour"),
                say("상처에서 배운 단단함", "firmness learned from wounds"),
            ),
        ],
    },
];
