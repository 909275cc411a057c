//! Ace to ten of drive and action.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 10] = [
    Page {
        name: say("완드 에이스", "Ace of Wands"),
        upright: tells(
            &[
                say("불씨", "a spark"),
                say("의욕", "drive"),
                say("새 계획", "a new venture"),
                say("영감", "inspiration"),
            ],
            say(
                "손끝이 따뜻해지는 듯한 의욕이 막 피어오르고 있어요. 아직 계획이라 부르기엔 \
                 작지만, 불은 처음부터 크게 타오르지 않아요. 마음이 뜨거울 때 첫 장면을 실제로 \
                 만들어 두면 오래 가요.",
                "Warmth is coming into your fingertips. It is too small to be called a plan, but \
                 no fire starts large. Make one real thing while the feeling is hot, and it will \
                 last.",
            ),
            say(
                "떠오른 생각을 세 줄로 적고 누군가 한 사람에게 보여 주세요.",
                "Put the idea into three lines and show it to one person.",
            ),
        ),
        reversed: tells(
            &[
                say("식은 의욕", "cooled enthusiasm"),
                say("늦은 출발", "delayed start"),
                say("헛불", "a false start"),
                say("지침", "fatigue"),
            ],
            say(
                "성냥을 여러 번 그었는데 불이 잘 붙지 않는 느낌이에요. 의지가 약해서가 아니라 \
                 장작이 젖어 있을 때, 곧 몸과 마음이 먼저 쉬어야 할 때일 수 있어요. 바람이 \
                 잦아든 뒤에 다시 켜도 늦지 않아요.",
                "The match has been struck several times and will not catch. Your will is not \
                 weak; the wood may be damp, and body and mind need drying first. Lighting it \
                 later is still lighting it.",
            ),
            say(
                "새 일을 벌이기 전에 오늘은 충분히 자는 것을 첫 할 일로 삼아 보세요.",
                "Before starting anything new, make a full night of sleep the first task.",
            ),
        ),
        symbols: &[
            sign(
                say("싹 트는 지팡이", "budding staff"),
                say("살아 움직이기 시작한 뜻", "an intention coming alive"),
            ),
            sign(
                say("구름 속의 손", "hand from a cloud"),
                say("뜻밖에 건네받은 기회", "a chance handed over unasked"),
            ),
        ],
    },
    Page {
        name: say("완드 2", "Two of Wands"),
        upright: tells(
            &[
                say("앞날 구상", "planning ahead"),
                say("시야", "a wider view"),
                say("결심 앞", "before deciding"),
                say("가능성", "possibility"),
            ],
            say(
                "높은 곳에 올라 멀리 있는 바다를 바라보는 모습이에요. 익숙한 성 안에 머물지, 새 \
                 항로를 그릴지 마음속 지도가 펼쳐져 있어요. 아직 떠나지 않았어도 방향을 고르는 \
                 일은 이미 시작되었어요.",
                "You stand on a high wall looking out to sea. Inside you a map is open: stay in \
                 the castle you know, or draw a new route. You have not left, but choosing a \
                 direction has begun.",
            ),
            say(
                "반년 뒤 바라는 하루를 아침부터 밤까지 짧게 그려 보세요.",
                "Sketch a day half a year from now, from morning to night, as you would like it.",
            ),
        ),
        reversed: tells(
            &[
                say("좁아진 시야", "narrowed view"),
                say("미련", "reluctance"),
                say("두려운 변화", "fear of change"),
                say("계획뿐인 날", "plans without steps"),
            ],
            say(
                "지도는 점점 자세해지는데 문은 아직 열리지 않았네요. 안전한 선택지를 붙들수록 \
                 마음 한구석이 답답해질 수 있어요. 전부 옮기지 않아도 되니, 창문부터 열어 바깥 \
                 공기를 맛보는 건 어떨까요?",
                "The map grows finer and the door stays shut. The tighter you hold the safe \
                 option, the stuffier it gets. You need not move house; open a window and taste \
                 the air outside.",
            ),
            say(
                "가고 싶은 방향에 있는 사람이나 장소를 하나 골라 잠깐이라도 들러 보세요.",
                "Choose one person or place in the direction you long for and pay a short visit.",
            ),
        ),
        symbols: &[
            sign(
                say("손안의 지구", "globe in hand"),
                say("품에 들어온 넓은 세상", "a wide world brought within reach"),
            ),
            sign(
                say("성벽", "castle wall"),
                say(
                    "지켜 주면서 가두기도 하는 안전",
                    "safety that shelters and confines",
                ),
            ),
        ],
    },
    Page {
        name: say("완드 3", "Three of Wands"),
        upright: tells(
            &[
                say("기다리는 결과", "awaited results"),
                say("넓히기", "expansion"),
                say("준비된 마음", "readiness"),
                say("협력", "partnership"),
            ],
            say(
                "보낸 배들이 수평선 너머에서 일을 하고 있는 중이에요. 당장 눈앞에 성과가 없어도 \
                 씨를 뿌린 범위는 생각보다 넓어요. 기다림을 준비로 쓰면 소식이 왔을 때 한 뼘 더 \
                 나아갈 수 있어요.",
                "The ships you sent out are at work beyond the horizon. Even with nothing to \
                 show yet, you have sown wider than you think. Spend the wait in readying the \
                 harbour, and news will carry you further.",
            ),
            say(
                "기다리는 일의 다음 단계를 미리 한 가지만 준비해 두세요.",
                "Prepare one thing now for the step that follows the news you await.",
            ),
        ),
        reversed: tells(
            &[
                say("늦는 소식", "late news"),
                say("어긋난 기대", "missed expectations"),
                say("조바심", "restlessness"),
                say("다시 점검", "rechecking"),
            ],
            say(
                "바다만 바라보느라 발이 시린 줄도 몰랐을 거예요. 기다리던 답이 늦어지면 당신의 \
                 가치까지 의심하게 되지만, 늦음이 곧 거절은 아니에요. 항로를 한 번 더 살펴 작은 \
                 구멍을 막아 두면 좋겠어요.",
                "Watching the sea for so long, you did not notice your feet grow cold. When an \
                 answer is late you begin to doubt yourself, yet late does not mean no. Check \
                 the route once more for small leaks.",
            ),
            say(
                "답을 기다리는 곳에 짧고 정중한 확인 인사를 한 번 보내 보세요.",
                "Send one short, courteous note to ask how things stand.",
            ),
        ),
        symbols: &[
            sign(
                say("떠나는 배", "departing ships"),
                say("손을 떠난 노력", "efforts already under way"),
            ),
            sign(
                say("돌아선 뒷모습", "figure seen from behind"),
                say("지난 곳보다 앞을 보는 눈", "eyes on what lies ahead"),
            ),
        ],
    },
    Page {
        name: say("완드 4", "Four of Wands"),
        upright: tells(
            &[
                say("축하", "celebration"),
                say("안식처", "a home base"),
                say("함께하는 기쁨", "shared joy"),
                say("첫 열매", "first milestone"),
            ],
            say(
                "네 기둥에 꽃을 걸고 문 앞까지 마중 나온 사람들이 보여요. 아직 갈 길이 있더라도 \
                 여기까지 온 것을 함께 기뻐할 이유는 충분해요. 돌아와 쉴 곳이 있다는 사실이 다음 \
                 용기가 돼요.",
                "Garlands hang on four posts and people have come out to meet you. There is road \
                 left, but plenty of reason to be glad of reaching this point. A place to return \
                 to becomes the next courage.",
            ),
            say(
                "고마운 사람과 따뜻한 것을 나눠 먹으며 작은 성과를 함께 축하해 보세요.",
                "Share something warm with a person you are grateful for and toast a small \
                 success.",
            ),
        ),
        reversed: tells(
            &[
                say("미뤄진 축하", "postponed joy"),
                say("겉도는 느낌", "feeling out of place"),
                say("불안한 터전", "unsettled home"),
                say("작은 균열", "small cracks"),
            ],
            say(
                "잔치는 열렸는데 마음은 문밖에 서 있는 것 같아요. 가까운 사람들 사이에서 오히려 \
                 외롭거나, 이룬 것을 스스로 작게 여기고 있을지 몰라요. 누가 알아주지 않아도 \
                 당신의 애씀은 한 걸음이었어요.",
                "The party is on and you feel as if you stood outside the door. Perhaps \
                 closeness has felt lonely, or you belittle what you have done. Unpraised, it \
                 was still a step.",
            ),
            say(
                "혼자만의 작은 축하로 좋아하는 것 하나를 스스로에게 선물해 주세요.",
                "Mark it by yourself: give yourself one small thing you like.",
            ),
        ),
        symbols: &[
            sign(
                say("꽃줄", "garland"),
                say("함께 엮은 기쁨", "joy woven together"),
            ),
            sign(
                say("열린 성문", "open gate"),
                say(
                    "언제든 돌아갈 수 있는 자리",
                    "a place that will have you back",
                ),
            ),
        ],
    },
    Page {
        name: say("완드 5", "Five of Wands"),
        upright: tells(
            &[
                say("부딪힘", "friction"),
                say("경쟁", "competition"),
                say("다양한 의견", "many opinions"),
                say("시험", "a testing"),
            ],
            say(
                "저마다 막대를 들고 제 목소리를 높이는 장면이에요. 다툼처럼 보여도 사실은 서로의 \
                 힘을 재어 보는 중일 수 있어요. 이기는 것보다 무엇을 위해 모였는지 떠올리면 \
                 어수선함이 활기로 바뀌어요.",
                "Everyone has a stick and a louder voice. What looks like a fight may be people \
                 measuring their strength. Recall what you came together for, and the clatter \
                 can turn into energy.",
            ),
            say(
                "의견이 부딪히는 자리에서 먼저 상대의 말을 한 문장으로 요약해 주세요.",
                "Where opinions clash, first sum up the other side in one fair sentence.",
            ),
        ),
        reversed: tells(
            &[
                say("피하는 갈등", "avoided conflict"),
                say("속앓이", "silent strain"),
                say("화해의 조짐", "signs of truce"),
                say("지친 다툼", "tired quarrels"),
            ],
            say(
                "큰소리는 가라앉았지만 속에서는 아직 막대가 부딪히고 있어요. 부딪치기 싫어 삼킨 \
                 말이 오히려 당신을 더 지치게 했을 거예요. 작은 주제부터 꺼내면 생각보다 \
                 부드럽게 풀릴 수 있어요.",
                "The shouting has died down, yet inside the sticks still knock. Words swallowed \
                 to keep the peace have tired you more than a quarrel would. Begin with a small \
                 matter; it may go gently.",
            ),
            say(
                "삼켰던 말 가운데 가장 작은 것 하나를 부탁의 모양으로 말해 보세요.",
                "Take the smallest thing you left unsaid and say it in the form of a request.",
            ),
        ),
        symbols: &[
            sign(
                say("엇갈린 막대", "crossed sticks"),
                say("아직 맞춰지지 않은 뜻", "aims not yet aligned"),
            ),
            sign(
                say("제각각의 옷", "unlike clothes"),
                say("서로 다른 자리에서 온 시선", "views from different walks"),
            ),
        ],
    },
    Page {
        name: say("완드 6", "Six of Wands"),
        upright: tells(
            &[
                say("인정", "recognition"),
                say("승리", "victory"),
                say("자신감", "confidence"),
                say("좋은 소식", "good news"),
            ],
            say(
                "애쓴 시간이 사람들의 눈에도 보이기 시작했어요. 칭찬을 받으면 손사래부터 치기 \
                 쉽지만, 이번에는 고개를 들고 받아도 괜찮아요. 함께 걸어 준 사람을 떠올리면 \
                 기쁨이 더 오래 머물러요.",
                "People can see the hours you put in. Praise usually makes you wave it off; this \
                 time, keep your head up and take it. Thinking of those who walked beside you \
                 makes the gladness stay.",
            ),
            say(
                "받은 칭찬 하나를 고치지 말고 고맙다는 말로만 받아 보세요.",
                "Accept one compliment with a plain thank you and no correction.",
            ),
        ),
        reversed: tells(
            &[
                say("남의 평가", "others' opinion"),
                say("흔들린 자신감", "shaken confidence"),
                say("늦은 인정", "late recognition"),
                say("자만", "vanity"),
            ],
            say(
                "박수가 들리지 않으니 잘하고 있는지 헷갈리는 때예요. 남의 점수판을 오래 \
                 들여다볼수록 당신이 처음 왜 시작했는지는 흐려져요. 아무도 보지 않을 때 쌓인 \
                 것이 결국 당신의 실력이에요.",
                "Without applause you wonder whether you are doing well. The longer you study \
                 other people's scoreboards, the fainter your own reason gets. What you build \
                 unseen is the skill you keep.",
            ),
            say(
                "남과 비교하지 않고 지난달의 나보다 나아진 점 하나를 적어 보세요.",
                "Write down one thing you do better than you did last month, compared with no \
                 one else.",
            ),
        ),
        symbols: &[
            sign(
                say("월계관", "laurel"),
                say("애쓴 뒤에 쓰는 기쁨", "joy worn after effort"),
            ),
            sign(
                say("따르는 사람들", "companions on foot"),
                say(
                    "혼자 이룬 것이 아니라는 기억",
                    "the reminder that no one wins alone",
                ),
            ),
        ],
    },
    Page {
        name: say("완드 7", "Seven of Wands"),
        upright: tells(
            &[
                say("지켜 냄", "holding ground"),
                say("소신", "conviction"),
                say("버티는 힘", "perseverance"),
                say("용기", "courage"),
            ],
            say(
                "언덕 위에서 혼자 여러 막대를 막아 내는 모습이에요. 힘들어도 당신이 선 자리가 더 \
                 높다는 사실을 잊지 마세요. 모두를 설득하지 않아도, 지키고 싶은 한 가지를 분명히 \
                 하면 버틸 수 있어요.",
                "Alone on a hill, you hold off many sticks. Hard as it is, remember that your \
                 ground is the higher one. You need not persuade everyone; be clear about the \
                 one thing you will not give up.",
            ),
            say(
                "꼭 지키고 싶은 것 하나와 양보해도 되는 것 하나를 나누어 두세요.",
                "Settle on one thing you will hold and one thing you can yield.",
            ),
        ),
        reversed: tells(
            &[
                say("지친 방어", "weary defence"),
                say("압박감", "feeling overwhelmed"),
                say("물러섬", "backing down"),
                say("괜한 날섦", "needless edge"),
            ],
            say(
                "사방에서 밀려오는 것 같아 어깨에 힘이 잔뜩 들어가 있네요. 어쩌면 공격이 아닌 \
                 말까지 막아 내느라 더 지쳤을지도 몰라요. 물러날 곳을 한 군데 정해 두는 것은 \
                 비겁함이 아니라 지혜예요.",
                "It seems to come from all sides, and your shoulders are braced. You may even be \
                 parrying words that were not attacks. Having one place to fall back to is \
                 sense, not cowardice.",
            ),
            say(
                "오늘 하루는 해명하지 않아도 되는 일 하나를 그냥 지나가게 두세요.",
                "Let one thing pass today that you do not have to explain or defend.",
            ),
        ),
        symbols: &[
            sign(
                say("높은 자리", "higher ground"),
                say("이미 얻어 낸 유리함", "an advantage already earned"),
            ),
            sign(
                say("짝짝이 신발", "mismatched shoes"),
                say(
                    "준비가 덜 되어도 나서야 했던 순간",
                    "having to step up before being ready",
                ),
            ),
        ],
    },
    Page {
        name: say("완드 8", "Eight of Wands"),
        upright: tells(
            &[
                say("빠른 전개", "swift movement"),
                say("소식", "messages"),
                say("순풍", "tailwind"),
                say("집중", "momentum"),
            ],
            say(
                "막혔던 것이 풀리며 일이 한꺼번에 날아들고 있어요. 생각할 틈 없이 바빠 보여도 \
                 모두 같은 방향을 향하고 있다는 점이 반가워요. 흐름이 좋을 때 답장과 결정을 \
                 미루지 않으면 멀리까지 닿아요.",
                "What was stuck has come loose, and everything arrives at once. Busy as it is, \
                 it all flies the same way. While the wind is good, answer and decide promptly, \
                 and you will get far.",
            ),
            say(
                "미뤄 둔 답장 하나를 지금 세 줄 안으로 써서 보내세요.",
                "Write the reply you owe, three lines at most, and send it now.",
            ),
        ),
        reversed: tells(
            &[
                say("지체", "delay"),
                say("엇갈린 연락", "crossed messages"),
                say("조급증", "hurry"),
                say("과부하", "overload"),
            ],
            say(
                "너무 많은 것이 날아들어 어느 것부터 받아야 할지 어지러워요. 서두른 말이 엇갈려 \
                 오해가 생겼다면 한 번 더 천천히 확인하면 돼요. 속도를 줄이는 것이 오히려 도착을 \
                 앞당길 때가 있어요.",
                "So much is in the air that you cannot tell what to catch. If hurried words \
                 crossed, a slow second message will mend them. Sometimes easing off gets you \
                 there sooner.",
            ),
            say(
                "알림을 한 시간 꺼 두고 가장 중요한 일 하나만 먼저 받아 내세요.",
                "Silence your notifications for an hour and catch only the most important thing.",
            ),
        ),
        symbols: &[
            sign(
                say("나는 여덟 막대", "eight staves in flight"),
                say("이미 손을 떠난 움직임", "what is already in motion"),
            ),
            sign(
                say("맑은 하늘", "clear sky"),
                say("막힘없는 길", "an open way"),
            ),
        ],
    },
    Page {
        name: say("완드 9", "Nine of Wands"),
        upright: tells(
            &[
                say("끈기", "resilience"),
                say("경계심", "wariness"),
                say("마지막 고비", "the last stretch"),
                say("경험", "hard-won experience"),
            ],
            say(
                "다친 자리를 싸매고도 문을 지키고 선 사람이 있어요. 여기까지 오며 배운 것이 \
                 많아서 쉽게 속지도, 쉽게 무너지지도 않아요. 거의 다 온 지금은 힘을 더하기보다 \
                 아껴 쓰는 지혜가 필요해요.",
                "Someone stands guard with a bandaged head. You learned much on the way and are \
                 not easily fooled or felled. This near the end, it is wiser to spare your \
                 strength than to add to it.",
            ),
            say(
                "오늘 꼭 하지 않아도 되는 일 하나를 지우고 그 힘을 남겨 두세요.",
                "Strike one thing off today's list and keep the strength it would have cost.",
            ),
        ),
        reversed: tells(
            &[
                say("소진", "exhaustion"),
                say("방어적 태도", "defensiveness"),
                say("옛 상처", "old wounds"),
                say("고집스런 버팀", "stubborn endurance"),
            ],
            say(
                "이미 지나간 싸움인데 몸은 아직 보초를 서고 있네요. 다가오는 손길까지 경계하느라 \
                 정작 쉬어야 할 때를 놓쳤을 수 있어요. 이제는 누군가에게 잠시 자리를 맡겨도 \
                 안전해요.",
                "The battle is over and your body still stands watch. Guarding against every \
                 hand, you may have missed the hour for rest. It is safe now to let someone else \
                 take a turn.",
            ),
            say(
                "도와주겠다는 말을 이번에는 거절하지 말고 작은 것 하나만 맡겨 보세요.",
                "The next time someone offers help, hand over one small thing.",
            ),
        ),
        symbols: &[
            sign(
                say("감싼 이마", "bandaged brow"),
                say("상처에서 얻은 조심성", "caution learned from hurt"),
            ),
            sign(
                say("울타리가 된 막대", "fence of staves"),
                say(
                    "지켜 주지만 가리기도 하는 벽",
                    "a guard that also blocks the view",
                ),
            ),
        ],
    },
    Page {
        name: say("완드 10", "Ten of Wands"),
        upright: tells(
            &[
                say("무거운 짐", "a heavy load"),
                say("책임감", "responsibility"),
                say("끝이 보임", "nearly there"),
                say("과로", "overwork"),
            ],
            say(
                "한 아름 짐을 안고 걷느라 앞이 잘 보이지 않네요. 하나하나는 기꺼이 맡은 \
                 일이었지만 합쳐지니 당신의 등을 휘게 해요. 마을은 가까우니, 다 들고 가야 한다는 \
                 생각부터 내려놓아 보세요.",
                "Your arms are so full that you cannot see the road. Each piece you took on \
                 gladly; together they bend your back. The village is close, so first put down \
                 the idea that you must carry it all.",
            ),
            say(
                "짐을 모두 적고 나만 할 수 있는 것과 아닌 것에 표시해 보세요.",
                "List every load and mark which ones only you can carry.",
            ),
        ),
        reversed: tells(
            &[
                say("내려놓기", "setting down"),
                say("나눠 들기", "sharing the load"),
                say("한계", "limits"),
                say("떠안은 남의 일", "others' burdens"),
            ],
            say(
                "더는 못 들겠다는 몸의 말이 들리기 시작했어요. 애초에 당신 몫이 아니던 짐도 섞여 \
                 있었을 거예요. 몇 개를 내려놓는다고 사람들이 당신을 덜 믿게 되지는 않아요.",
                "Your body has begun to say that it can carry no more. Some of the load was \
                 never yours in the first place. Putting a few pieces down will not make people \
                 trust you less.",
            ),
            say(
                "이번 주에 맡은 일 하나를 미안하다는 말 대신 고맙다는 말로 나눠 달라 해 보세요.",
                "Ask someone to share one task this week, with a thank you in place of a sorry.",
            ),
        ),
        symbols: &[
            sign(
                say("안은 막대 다발", "armful of staves"),
                say("한꺼번에 안은 책임", "duties held all at once"),
            ),
            sign(
                say("먼 마을", "distant village"),
                say("가까워진 목적지", "a goal within sight"),
            ),
        ],
    },
];
