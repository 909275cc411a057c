//! Ace to ten of feelings and bonds.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 10] = [
    Page {
        name: say("컵 에이스", "Ace of Cups"),
        upright: tells(
            &[
                say("새로운 감정", "a new feeling"),
                say("사랑의 시작", "love beginning"),
                say("열린 마음", "an open heart"),
                say("위로", "comfort"),
            ],
            say(
                "마음속 잔이 천천히 차올라 넘칠 듯해요. 새로운 사람이든 오래된 관계든, 다정함이 \
                 다시 흐를 자리가 생겼어요. 받는 것에 서툴러도 괜찮으니 이번에는 두 손으로 받아 \
                 보세요.",
                "The cup of your heart fills slowly to the brim. With someone new or someone \
                 long known, tenderness finds room to flow again. If receiving feels awkward, \
                 try it with both hands this time.",
            ),
            say(
                "마음에 떠오르는 한 사람에게 고맙다는 말을 짧게 전해 보세요.",
                "Send a brief thank you to the one person who comes to mind.",
            ),
        ),
        reversed: tells(
            &[
                say("막힌 감정", "blocked feeling"),
                say("메마른 마음", "dryness"),
                say("숨긴 애정", "hidden affection"),
                say("자기 돌봄", "self-care"),
            ],
            say(
                "느끼지 않으려 애쓰다 보니 좋은 감정까지 함께 잠겨 버렸네요. 잔이 엎어진 것이 \
                 아니라 뚜껑을 덮어 두었을 뿐이에요. 남에게 쏟기 전에 당신에게 먼저 한 모금 \
                 건네주세요.",
                "Trying not to feel, you have locked the good feelings in as well. The cup is \
                 not spilled; it only has a lid. Before pouring for others, give yourself the \
                 first sip.",
            ),
            say(
                "오늘 느낀 감정에 이름을 하나 붙여 조용히 불러 주세요.",
                "Give one feeling of today a name and say it quietly to yourself.",
            ),
        ),
        symbols: &[
            sign(
                say("넘치는 잔", "overflowing cup"),
                say("아끼지 않아도 되는 마음", "love that need not be rationed"),
            ),
            sign(
                say("비둘기", "dove"),
                say("조용히 내려오는 평화", "peace that comes down softly"),
            ),
        ],
    },
    Page {
        name: say("컵 2", "Two of Cups"),
        upright: tells(
            &[
                say("마음이 통함", "mutual feeling"),
                say("만남", "meeting"),
                say("약속", "a pledge"),
                say("존중", "respect"),
            ],
            say(
                "두 사람이 같은 높이에서 잔을 마주 들고 있어요. 한쪽이 더 애쓰지 않아도 되는, \
                 서로를 알아보는 만남의 기운이에요. 마음을 먼저 조금 보여 주면 상대도 그만큼 \
                 다가올 여유를 얻어요.",
                "Two people raise their cups at the same height. It is the air of a meeting \
                 where neither has to strive harder. Show a little of your heart first, and the \
                 other finds room to come closer.",
            ),
            say(
                "요즘 마음이 가는 사람에게 좋아하는 점 하나를 그대로 말해 주세요.",
                "Tell someone you care for one thing you like about them, just as it is.",
            ),
        ),
        reversed: tells(
            &[
                say("어긋난 마음", "out of step"),
                say("서먹함", "awkwardness"),
                say("기울어진 관계", "an uneven bond"),
                say("오해", "misunderstanding"),
            ],
            say(
                "건배하려던 손이 살짝 엇나가 잔 속의 물이 튀었네요. 어느 한쪽이 더 많이 쏟고 \
                 있거나, 말하지 않은 기대가 쌓였을 수 있어요. 작은 서먹함일 때 이야기하면 금방 \
                 닦아 낼 수 있어요.",
                "The cups missed each other by a little, and some water spilled. One of you may \
                 be pouring more, or unspoken hopes have piled up. Speak while it is only \
                 awkward; it wipes away easily.",
            ),
            say(
                "상대에게 바라던 것 하나를 요구가 아닌 바람으로 이야기해 보세요.",
                "Tell the other person one thing you hoped for, as a wish and not as a demand.",
            ),
        ),
        symbols: &[
            sign(
                say("마주 든 두 잔", "two raised cups"),
                say("같은 높이에서 나누는 마음", "hearts shared as equals"),
            ),
            sign(
                say("날개 달린 사자", "winged lion"),
                say("설렘을 지켜 주는 힘", "strength that guards a tender thing"),
            ),
        ],
    },
    Page {
        name: say("컵 3", "Three of Cups"),
        upright: tells(
            &[
                say("우정", "friendship"),
                say("축하", "celebration"),
                say("어울림", "togetherness"),
                say("나눔", "sharing"),
            ],
            say(
                "함께 웃을 사람이 있다는 것만으로 마음이 한 뼘 넓어져요. 혼자 애쓰던 일도 \
                 이야기하다 보면 가벼워지고, 좋은 일은 나눌수록 맛이 깊어져요. 반가운 모임이나 \
                 오랜 친구가 힘이 되어 줄 거예요.",
                "Having people to laugh with makes the heart wider. Burdens lighten in the \
                 telling, and good news tastes better shared. A gathering or an old friend can \
                 lend you strength now.",
            ),
            say(
                "보고 싶던 친구에게 날짜를 정해서 만나자고 먼저 말해 보세요.",
                "Invite a friend you miss, and name a day.",
            ),
        ),
        reversed: tells(
            &[
                say("겉도는 모임", "shallow company"),
                say("소외감", "feeling left out"),
                say("지나친 흥", "too much revelry"),
                say("뒷말", "gossip"),
            ],
            say(
                "여럿이 있어도 마음 둘 곳이 마땅치 않은 느낌이에요. 분위기에 맞추느라 지쳤다면 \
                 조금 일찍 일어나도 실례가 아니에요. 여러 사람의 박수보다 한 사람의 진심이 \
                 필요한 때예요.",
                "Even in company there seems nowhere to set your heart down. If keeping up the \
                 mood has worn you out, leaving early is not rude. You need one sincere person \
                 more than much applause.",
            ),
            say(
                "큰 모임 대신 편한 사람 한 명과 차를 마시는 시간을 만들어 보세요.",
                "In place of a big gathering, have tea with one person you feel easy with.",
            ),
        ),
        symbols: &[
            sign(
                say("맞댄 세 잔", "three cups touching"),
                say("서로를 북돋는 기쁨", "joy that lifts each other"),
            ),
            sign(
                say("거둔 열매", "gathered fruit"),
                say(
                    "함께 가꾼 것의 결실",
                    "the yield of what was tended together",
                ),
            ),
        ],
    },
    Page {
        name: say("컵 4", "Four of Cups"),
        upright: tells(
            &[
                say("무덤덤함", "apathy"),
                say("권태", "boredom"),
                say("생각에 잠김", "contemplation"),
                say("놓친 손길", "an offer unseen"),
            ],
            say(
                "앞에 놓인 것들이 나쁘지 않은데도 마음이 동하지 않네요. 지루함은 게으름이 아니라 \
                 다른 것을 원한다는 작은 신호일 수 있어요. 고개를 조금만 돌리면 옆에서 건네는 \
                 잔이 눈에 들어올 거예요.",
                "What stands before you is not bad, and still nothing stirs. Boredom may be less \
                 laziness than a small sign that you want something else. Turn your head a \
                 little; a cup is being offered.",
            ),
            say(
                "늘 하던 것 하나를 오늘만 다른 순서나 다른 길로 바꿔 보세요.",
                "Do one everyday thing by another route or in another order, just today.",
            ),
        ),
        reversed: tells(
            &[
                say("다시 깨어남", "renewed interest"),
                say("새 제안", "a fresh offer"),
                say("털고 일어남", "getting up"),
                say("관심의 회복", "attention returning"),
            ],
            say(
                "오래 감았던 눈을 비비며 일어나는 모습이에요. 시들하던 일에서 다시 궁금한 점이 \
                 생기고, 거절했던 제안이 다르게 보일 수 있어요. 움직이고 싶은 마음이 들 때 \
                 작게라도 따라가 주세요.",
                "Rubbing your eyes, you get up at last. A dull matter grows interesting again, \
                 and an offer you refused looks different. When the wish to move comes, follow \
                 it, if only a little.",
            ),
            say(
                "전에 흘려들은 제안이나 권유 하나를 다시 꺼내 살펴보세요.",
                "Take out one suggestion that you once let pass and look at it again.",
            ),
        ),
        symbols: &[
            sign(
                say("내민 잔", "offered cup"),
                say("아직 보지 못한 호의", "kindness not yet noticed"),
            ),
            sign(
                say("나무 그늘", "shade of a tree"),
                say("쉬면서 머무는 마음", "a mind resting in itself"),
            ),
        ],
    },
    Page {
        name: say("컵 5", "Five of Cups"),
        upright: tells(
            &[
                say("상실감", "loss"),
                say("아쉬움", "regret"),
                say("슬픔", "grief"),
                say("남은 것", "what remains"),
            ],
            say(
                "쏟아진 잔 앞에서 한참 고개를 숙이고 있었네요. 슬퍼할 만한 일이었으니 서둘러 \
                 괜찮아질 필요는 없어요. 다만 뒤에는 아직 서 있는 잔이 있다는 것, 그것만 마음 \
                 한쪽에 적어 두세요.",
                "A long while you have stood with your head bent over spilled cups. It was worth \
                 grieving, so there is no hurry to be fine. Only keep in mind that some cups \
                 still stand behind you.",
            ),
            say(
                "잃은 것을 위해 십 분을 충분히 슬퍼하고, 곁에 남은 것 하나를 소리 내어 불러 \
                 보세요.",
                "Give your loss ten full minutes, then name aloud one thing that stayed.",
            ),
        ),
        reversed: tells(
            &[
                say("회복", "recovery"),
                say("받아들임", "acceptance"),
                say("용서", "forgiveness"),
                say("다시 걷기", "walking on"),
            ],
            say(
                "눈물이 마르면서 주위가 조금씩 눈에 들어오기 시작해요. 그 일이 없던 일이 되지는 \
                 않지만, 이제 그 일만이 당신의 전부는 아니에요. 다리를 건널 힘이 천천히 돌아오고 \
                 있어요.",
                "As the tears dry you begin to see what is around you. It will not be undone, \
                 but it is no longer all of you. The strength to cross the bridge is coming \
                 back.",
            ),
            say(
                "한동안 피하던 장소나 음악 하나를 부드럽게 다시 만나 보세요.",
                "Gently revisit one place or piece of music you have been avoiding.",
            ),
        ),
        symbols: &[
            sign(
                say("서 있는 두 잔", "two standing cups"),
                say("잃지 않은 것들", "what was not lost"),
            ),
            sign(
                say("다리", "bridge"),
                say("슬픔 너머로 이어진 길", "the way across sorrow"),
            ),
        ],
    },
    Page {
        name: say("컵 6", "Six of Cups"),
        upright: tells(
            &[
                say("추억", "memories"),
                say("순수함", "innocence"),
                say("반가운 재회", "reunion"),
                say("다정함", "kindness"),
            ],
            say(
                "오래된 골목에서 꽃향기가 나는 듯 그리운 기억이 찾아왔어요. 그때의 당신이 \
                 좋아하던 것 안에 지금 필요한 힌트가 숨어 있어요. 받은 다정함을 떠올리면 건넬 \
                 다정함도 생겨나요.",
                "Memory comes like the smell of flowers in an old lane. In what you loved back \
                 then lies a hint for now. Recalling kindness you received, you find some to \
                 give.",
            ),
            say(
                "어릴 때 좋아하던 놀이나 음식 하나를 이번 주에 다시 즐겨 보세요.",
                "Enjoy again this week one game or dish you loved as a child.",
            ),
        ),
        reversed: tells(
            &[
                say("과거에 머묾", "living in the past"),
                say("미화", "idealising"),
                say("어른 됨", "growing up"),
                say("놓아줌", "moving on"),
            ],
            say(
                "예전이 더 좋았다는 생각이 오늘의 문을 가리고 있을지 몰라요. 기억은 아픈 자리를 \
                 부드럽게 칠해 두곤 해요. 고운 것은 간직하되 그 시절의 방식까지 지킬 필요는 \
                 없어요.",
                "The thought that it was better then may be standing in today's doorway. Memory \
                 paints over the sore spots. Keep what was lovely; you need not keep its rules.",
            ),
            say(
                "옛 사진을 하나 보고, 그때보다 지금 더 나은 점을 한 가지 찾아보세요.",
                "Look at an old photograph and find one thing that is better now.",
            ),
        ),
        symbols: &[
            sign(
                say("꽃 담긴 잔", "cups filled with flowers"),
                say("마음에 보관한 다정함", "kindness kept in memory"),
            ),
            sign(
                say("옛 마당", "old courtyard"),
                say("안전하다고 느꼈던 자리", "a place that once felt safe"),
            ),
        ],
    },
    Page {
        name: say("컵 7", "Seven of Cups"),
        upright: tells(
            &[
                say("많은 선택지", "many options"),
                say("상상", "fantasy"),
                say("유혹", "allure"),
                say("망설임", "indecision"),
            ],
            say(
                "구름 위에 잔이 여럿 떠 있고 저마다 반짝이며 손짓해요. 꿈꾸는 일은 즐겁지만 모두 \
                 잡으려 하면 손에 쥐는 것이 없어요. 가장 화려한 잔보다 아침에도 원할 잔을 골라 \
                 보세요.",
                "Cups float on the clouds, each beckoning with a gleam. Dreaming is sweet, yet \
                 reaching for all leaves the hands empty. Choose not the brightest but the one \
                 you will still want in the morning.",
            ),
            say(
                "끌리는 것들을 모두 적은 뒤 일주일 뒤에도 원할 하나에 동그라미를 치세요.",
                "List everything that tempts you and circle the one you would still want in a \
                 week.",
            ),
        ),
        reversed: tells(
            &[
                say("현실 감각", "a clearer eye"),
                say("결정", "decision"),
                say("환상이 걷힘", "illusion lifting"),
                say("우선순위", "priorities"),
            ],
            say(
                "안개 같던 바람들 가운데 진짜 원하는 것이 또렷해지고 있어요. 아쉽게 포기하는 \
                 것이 있더라도 그 덕분에 손이 비어 하나를 제대로 쥘 수 있어요. 실망은 눈이 \
                 맑아졌다는 표시이기도 해요.",
                "Out of misty wishes, the real one comes clear. You give some things up, and so \
                 have a hand free to hold one properly. Disappointment can be a sign of clearer \
                 sight.",
            ),
            say(
                "고른 것 하나를 위해 이번 주에 거절할 것 하나를 정해 두세요.",
                "For the thing you chose, decide on one other thing to decline this week.",
            ),
        ),
        symbols: &[
            sign(
                say("구름 위의 잔", "cups on clouds"),
                say(
                    "아직 땅에 닿지 않은 바람",
                    "wishes that have not touched ground",
                ),
            ),
            sign(
                say("가려진 형상", "veiled figure"),
                say("아직 모르는 나의 바람", "a longing you do not know yet"),
            ),
        ],
    },
    Page {
        name: say("컵 8", "Eight of Cups"),
        upright: tells(
            &[
                say("떠남", "leaving"),
                say("더 깊은 바람", "a deeper longing"),
                say("미련 없이", "walking away"),
                say("찾아 나섬", "seeking"),
            ],
            say(
                "가지런히 쌓아 둔 잔을 뒤로하고 밤길을 나서는 사람이 있어요. 부족해서가 아니라 \
                 더 깊은 무언가가 부르기 때문이에요. 남들이 이해하지 못해도 당신의 허전함은 \
                 존중받을 만해요.",
                "Someone leaves neatly stacked cups and sets out by night. Not because they were \
                 too few, but because something deeper calls. Your sense of lack deserves \
                 respect even if others do not understand it.",
            ),
            say(
                "채워지지 않는 느낌이 드는 일 하나에 무엇이 빠졌는지 한 단어로 적어 보세요.",
                "For one thing that leaves you empty, write in a single word what is missing.",
            ),
        ),
        reversed: tells(
            &[
                say("떠나지 못함", "unable to leave"),
                say("되돌아옴", "coming back"),
                say("두려움", "fear of the unknown"),
                say("다시 살펴봄", "a second look"),
            ],
            say(
                "떠나려다 몇 번이고 문 앞에서 되돌아왔네요. 남아야 할 까닭이 사랑인지 \
                 두려움인지에 따라 같은 머무름도 다른 뜻이 돼요. 당장 정하지 않아도 되니 솔직한 \
                 이유부터 들여다보세요.",
                "Several times you set out and turned back at the door. Staying means one thing \
                 if it is love and another if it is fear. There is no need to decide yet; look \
                 at the honest reason.",
            ),
            say(
                "남는 이유와 떠나는 이유를 각각 하나씩 가장 솔직하게 적어 보세요.",
                "Write the most honest single reason to stay and the most honest one to go.",
            ),
        ),
        symbols: &[
            sign(
                say("뒷모습", "turned back"),
                say("조용히 결심한 마음", "a decision made quietly"),
            ),
            sign(
                say("기운 달", "waning moon"),
                say("한 시절이 저무는 때", "a season on the wane"),
            ),
        ],
    },
    Page {
        name: say("컵 9", "Nine of Cups"),
        upright: tells(
            &[
                say("만족", "contentment"),
                say("소원", "a wish granted"),
                say("넉넉함", "plenty"),
                say("기쁨을 누림", "enjoyment"),
            ],
            say(
                "바라던 것이 하나둘 곁에 놓여 배부른 미소가 번지는 카드예요. 충분하다고 느끼는 \
                 순간을 미루지 않고 누리는 것도 재능이에요. 가진 것을 세어 보면 생각보다 \
                 손가락이 모자랄 거예요.",
                "What you wished for has come to stand around you, one by one. Enjoying the \
                 moment of enough, without putting it off, is a talent. Count what you have; you \
                 may run out of fingers.",
            ),
            say(
                "오늘 만족스러웠던 순간 세 가지를 잠들기 전에 적어 보세요.",
                "Before sleep, write down three moments of today that pleased you.",
            ),
        ),
        reversed: tells(
            &[
                say("채워지지 않음", "unsatisfied"),
                say("겉만 넉넉함", "hollow plenty"),
                say("지나친 바람", "over-wishing"),
                say("진짜 소원", "the real wish"),
            ],
            say(
                "다 갖춘 듯한데도 한 모금이 모자란 기분이 들 수 있어요. 남에게 보여 주려던 \
                 소원과 당신이 정말 바란 소원이 달랐는지도 몰라요. 진짜 목마름이 무엇인지 알면 \
                 작은 물 한 잔도 달아요.",
                "It all seems there, and yet a sip is missing. Perhaps the wish you showed \
                 others was not the one you truly had. Know the real thirst, and even a small \
                 glass tastes sweet.",
            ),
            say(
                "아무도 모른다면 무엇을 바랄지 스스로에게 조용히 물어보세요.",
                "Ask yourself what you would wish for if nobody would ever know.",
            ),
        ),
        symbols: &[
            sign(
                say("늘어선 잔", "row of cups"),
                say("하나씩 모아 온 기쁨", "joys gathered one at a time"),
            ),
            sign(
                say("팔짱 낀 미소", "folded arms and a smile"),
                say("스스로 흐뭇해하는 마음", "being pleased with oneself"),
            ),
        ],
    },
    Page {
        name: say("컵 10", "Ten of Cups"),
        upright: tells(
            &[
                say("화목", "harmony"),
                say("가족 같은 사랑", "family love"),
                say("충만함", "fulfilment"),
                say("평온", "peace"),
            ],
            say(
                "비 갠 하늘에 무지개가 걸리고 소중한 사람들이 나란히 서 있어요. 대단한 일이 \
                 없어도 함께 있는 저녁이 행복의 알맹이라는 걸 알게 되는 때예요. 당신이 만든 \
                 다정한 분위기가 모두를 쉬게 해요.",
                "A rainbow after rain, and the people you love side by side. You are learning \
                 that an ordinary evening together is the heart of happiness. The gentleness you \
                 make lets everyone rest.",
            ),
            say(
                "저녁 한 끼 동안 모두 화면을 내려놓고 오늘 좋았던 일을 나눠 보세요.",
                "For one dinner, put the screens away and share what was good today.",
            ),
        ),
        reversed: tells(
            &[
                say("가까운 이와의 거리", "distance at home"),
                say("이상과 현실", "ideal and real"),
                say("말 못 한 서운함", "unspoken hurt"),
                say("다시 맞춤", "readjusting"),
            ],
            say(
                "화목해 보여야 한다는 마음이 오히려 대화를 막고 있을 수 있어요. 그림 같은 가정은 \
                 없고, 삐걱거리면서도 다시 앉는 식탁이 있을 뿐이에요. 작은 서운함을 꺼내는 것이 \
                 사이를 지키는 방법이에요.",
                "Having to look happy may be what stops you from talking. No home is a picture; \
                 there are only tables that people come back to. Bringing up a small hurt is a \
                 way to keep each other.",
            ),
            say(
                "가까운 사람에게 서운함 하나와 고마움 하나를 나란히 말해 보세요.",
                "Tell someone close one hurt and one thanks, side by side.",
            ),
        ),
        symbols: &[
            sign(
                say("무지개", "rainbow"),
                say(
                    "비를 함께 견딘 뒤의 약속",
                    "the promise after rain borne together",
                ),
            ),
            sign(
                say("춤추는 아이들", "dancing children"),
                say("마음 놓고 쉬는 기쁨", "the joy of feeling safe"),
            ),
        ],
    },
];
