//! The seven that turn inwards: from Strength to Temperance.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 7] = [
    Page {
        name: say("힘", "Strength"),
        upright: tells(
            &[
                say("부드러운 용기", "gentle courage"),
                say("인내", "patience"),
                say("다독임", "soothing"),
                say("자기 신뢰", "self-trust"),
            ],
            say(
                "큰 소리를 내지 않고도 상황을 가라앉히는 힘이 당신에게 있어요. 두려움이나 화를 \
                 억누르기보다 쓰다듬듯 곁에 두면 차츰 온순해져요. 천천히, 그러나 물러서지 않는 \
                 태도가 마음을 움직여요.",
                "You can calm a room without raising your voice. Fear and anger grow tame when \
                 you sit beside them instead of shutting them up. Gentle and unyielding at once: \
                 that is what moves people here.",
            ),
            say(
                "화가 올라오는 순간 숨을 세 번 길게 내쉬고 나서 대답해 보세요.",
                "When anger rises today, breathe out slowly three times before you answer.",
            ),
        ),
        reversed: tells(
            &[
                say("지친 마음", "weariness"),
                say("자기 의심", "self-doubt"),
                say("억누름", "suppression"),
                say("터지는 감정", "outburst"),
            ],
            say(
                "강한 척하느라 속이 많이 지쳤겠어요. 참아 온 감정은 사라지지 않고 엉뚱한 곳에서 \
                 튀어나오기도 해요. 약해 보여도 괜찮은 자리에서 잠시 힘을 빼면 진짜 용기가 다시 \
                 차올라요.",
                "Looking strong has tired you. What is swallowed does not vanish; it tends to \
                 jump out somewhere else. Find one place where you may be soft for a while, and \
                 courage refills.",
            ),
            say(
                "믿는 사람 한 명에게 요즘 조금 힘들다고 짧게 털어놓아 보세요.",
                "Tell one person you trust, briefly, that things have been a little hard.",
            ),
        ),
        symbols: &[
            sign(
                say("사자", "lion"),
                say(
                    "길들이는 것이 아니라 친해져야 할 본능",
                    "instinct, to be befriended rather than broken",
                ),
            ),
            sign(
                say("맨손", "bare hands"),
                say(
                    "무기 없이 다가가는 믿음",
                    "trust that comes without weapons",
                ),
            ),
            sign(
                say("꽃띠", "belt of flowers"),
                say("다정함으로 이어진 끈", "a bond tied by kindness"),
            ),
        ],
    },
    Page {
        name: say("은둔자", "The Hermit"),
        upright: tells(
            &[
                say("성찰", "reflection"),
                say("홀로 있음", "solitude"),
                say("길잡이", "guidance"),
                say("깊이", "depth"),
            ],
            say(
                "바깥 소리를 낮추고 당신 안의 등불을 들어 올릴 시간이에요. 남들보다 느려 보여도 \
                 깊이 내려간 만큼 발밑이 환해져요. 외로움이 아니라 스스로를 만나러 가는 \
                 산책이라고 여겨 보세요.",
                "Turn the outside down and lift the lamp you carry. It may look slow, but the \
                 deeper you go, the better you see your own feet. Call it a walk to meet \
                 yourself rather than loneliness.",
            ),
            say(
                "휴대전화를 두고 이십 분만 혼자 걸으면서 떠오르는 질문을 하나 골라 오세요.",
                "Leave your phone behind, walk alone for twenty minutes, and bring back one \
                 question.",
            ),
        ),
        reversed: tells(
            &[
                say("고립", "isolation"),
                say("숨어 버림", "withdrawal"),
                say("닫힌 마음", "a closed door"),
                say("돌아갈 때", "time to return"),
            ],
            say(
                "혼자 있는 시간이 쉼을 지나 벽이 되어 가는지 살펴보세요. 생각이 같은 자리를 맴돌 \
                 때는 다른 사람의 한마디가 창문이 되어 주기도 해요. 등불은 들고 내려와 나눌 때 \
                 더 밝아요.",
                "See whether your time alone has turned from rest into a wall. When thoughts \
                 walk in circles, one word from another person can be a window. A lamp is \
                 brighter brought back down.",
            ),
            say(
                "오래 연락하지 못한 사람 한 명에게 용건 없는 안부를 보내 보세요.",
                "Send a hello, without any errand, to someone you have not spoken to in a while.",
            ),
        ),
        symbols: &[
            sign(
                say("등불", "lantern"),
                say(
                    "한 걸음 앞만 비추는 정직한 빛",
                    "an honest light that shows one step ahead",
                ),
            ),
            sign(
                say("지팡이", "staff"),
                say("홀로 설 때 기대는 경험", "experience to lean on when alone"),
            ),
            sign(
                say("눈 덮인 봉우리", "snowy peak"),
                say(
                    "멀리 떨어져야 보이는 풍경",
                    "a view that only distance gives",
                ),
            ),
        ],
    },
    Page {
        name: say("운명의 수레바퀴", "Wheel of Fortune"),
        upright: tells(
            &[
                say("전환점", "turning point"),
                say("기회", "opportunity"),
                say("흐름", "the current"),
                say("뜻밖의 일", "surprise"),
            ],
            say(
                "멈춘 듯하던 바퀴가 다시 돌기 시작하는 소리가 들려요. 당신이 모두 조절할 수는 \
                 없지만, 바람이 바뀔 때 돛을 올릴지는 고를 수 있어요. 뜻밖의 소식이나 만남을 \
                 가볍게 맞아 보면 좋겠어요.",
                "A wheel that seemed stuck begins to turn. You cannot steer all of it, but you \
                 choose whether to raise a sail when the wind changes. Meet unexpected news or \
                 people with an open hand.",
            ),
            say(
                "평소라면 지나쳤을 초대나 제안 하나에 이번에는 가볍게 응해 보세요.",
                "Say a light yes to one invitation you would normally let pass.",
            ),
        ),
        reversed: tells(
            &[
                say("되풀이", "repetition"),
                say("엇박자", "bad timing"),
                say("버티기", "resistance"),
                say("지나갈 고비", "a passing dip"),
            ],
            say(
                "같은 장면이 얼굴만 바꾸어 다시 나타난 듯 지칠 수 있어요. 불운이라기보다 아직 \
                 배우지 못한 박자가 남아 있다는 뜻에 가까워요. 내려가는 바퀴도 결국 돌고 있으니 \
                 너무 오래 낙심하지 마세요.",
                "The same scene keeps returning with another face. It is less bad luck than a \
                 rhythm you have not caught yet. A wheel that goes down is still turning, so do \
                 not despair for long.",
            ),
            say(
                "되풀이되는 일이 늘 어디서 시작되는지 첫 장면을 떠올려 적어 보세요.",
                "Recall the first scene of what keeps repeating, and write down where it always \
                 begins.",
            ),
        ),
        symbols: &[
            sign(
                say("수레바퀴", "wheel"),
                say("오르내리며 이어지는 때", "time, rising and falling"),
            ),
            sign(
                say("구름", "clouds"),
                say("아직 다 보이지 않는 까닭", "causes not wholly seen"),
            ),
            sign(
                say("네 귀퉁이의 책", "books in the corners"),
                say(
                    "변화 속에서도 배우는 마음",
                    "a mind that learns through change",
                ),
            ),
        ],
    },
    Page {
        name: say("정의", "Justice"),
        upright: tells(
            &[
                say("균형", "balance"),
                say("공정함", "fairness"),
                say("정직", "honesty"),
                say("결과", "consequences"),
            ],
            say(
                "저울 위에 감정과 사실을 나란히 올려놓을 때예요. 누가 옳은가를 다투기보다 무엇이 \
                 일어났는지를 또렷이 보면 판단이 맑아져요. 당신이 뿌린 정직함은 시간이 걸려도 \
                 당신 편이 되어 줘요.",
                "Put the facts on one scale and the feelings on the other, and look at both. \
                 Asking what happened clears more than asking who is right. Honesty may be slow, \
                 but it stands by you.",
            ),
            say(
                "고민하는 일의 사실과 추측을 두 칸으로 나누어 적어 보세요.",
                "Draw two columns and sort your worry into what is known and what is guessed.",
            ),
        ),
        reversed: tells(
            &[
                say("치우침", "bias"),
                say("억울함", "feeling wronged"),
                say("책임 회피", "avoided responsibility"),
                say("자책", "self-blame"),
            ],
            say(
                "저울이 한쪽으로 기울어 억울함이나 미안함이 남아 있네요. 남의 잘못만 크게 \
                 보이거나, 반대로 모든 것을 당신 탓으로 돌리고 있을 수 있어요. 몫을 다시 나누어 \
                 보면 무게가 한결 견딜 만해져요.",
                "The scale tips, leaving a sense of being wronged or of guilt. Perhaps the other \
                 side's fault looms large, or you have taken all of it on yourself. Divide the \
                 shares again.",
            ),
            say(
                "이 일에서 내 몫과 내 몫이 아닌 것을 하나씩만 구분해 보세요.",
                "Name one thing in this that is yours to carry and one thing that is not.",
            ),
        ),
        symbols: &[
            sign(
                say("저울", "scales"),
                say(
                    "마음과 사실의 무게를 재는 눈",
                    "the eye that weighs heart and fact",
                ),
            ),
            sign(
                say("곧은 칼", "upright sword"),
                say("흐리지 않게 가르는 판단", "judgement that does not blur"),
            ),
            sign(
                say("보라색 휘장", "purple curtain"),
                say("판단 뒤에 남겨 둔 자비", "the mercy kept behind a verdict"),
            ),
        ],
    },
    Page {
        name: say("매달린 사람", "The Hanged Man"),
        upright: tells(
            &[
                say("멈춤", "pause"),
                say("다른 시선", "another view"),
                say("내려놓음", "letting go"),
                say("기다림", "waiting"),
            ],
            say(
                "아무것도 못 하는 시간처럼 보여도 시야가 조용히 뒤집히고 있어요. 애써 풀려 \
                 할수록 매듭이 조여 오던 일은 거꾸로 볼 때 느슨해져요. 잠깐의 멈춤은 지는 것이 \
                 아니라 다시 보는 일이에요.",
                "It looks like nothing is happening, yet your view is quietly turning over. The \
                 knot that tightened when pulled may loosen when seen upside down. A pause is \
                 not a defeat; it is a second look.",
            ),
            say(
                "급하지 않은 결정 하나를 사흘 뒤로 미루고 달력에 적어 두세요.",
                "Move one decision that is not urgent three days on, and put it in the calendar.",
            ),
        ),
        reversed: tells(
            &[
                say("헛된 희생", "needless sacrifice"),
                say("지연", "delay"),
                say("붙들린 마음", "being stuck"),
                say("움직일 때", "time to move"),
            ],
            say(
                "기다림이 길어져 이제는 무엇을 기다리는지도 흐릿해졌을 수 있어요. 참는 것이 \
                 습관이 되면 누구도 고마워하지 않는 희생이 되기 쉬워요. 매듭을 하나 풀고 발을 \
                 땅에 내려도 될 때예요.",
                "You have waited so long that you may have forgotten for what. Endurance that \
                 has become a habit turns into a sacrifice nobody asked for. It is time to untie \
                 one knot and touch the ground.",
            ),
            say(
                "말없이 참아 온 일 하나에 언제까지라는 기한을 정해 보세요.",
                "Give one thing you have silently put up with a date by which it must change.",
            ),
        ),
        symbols: &[
            sign(
                say("거꾸로 선 몸", "upside-down figure"),
                say(
                    "세상을 반대로 보는 용기",
                    "the nerve to see it the other way",
                ),
            ),
            sign(
                say("머리의 빛", "light around the head"),
                say("멈춤 속에서 오는 깨달음", "insight that comes in stillness"),
            ),
            sign(
                say("묶인 한쪽 발", "one bound foot"),
                say("스스로 고른 머무름", "a stay of one's own choosing"),
            ),
        ],
    },
    Page {
        name: say("죽음", "Death"),
        upright: tells(
            &[
                say("끝맺음", "an ending"),
                say("변화", "transformation"),
                say("비움", "clearing"),
                say("다시 태어남", "renewal"),
            ],
            say(
                "한 시절이 제 몫을 다하고 조용히 문을 닫고 있어요. 붙잡고 싶은 마음도 \
                 자연스럽지만, 비워진 자리가 있어야 새것이 앉을 수 있어요. 두려운 이름과 달리 이 \
                 카드는 새벽빛을 등지고 서 있어요.",
                "A season has done its work and is closing its door. Wanting to hold on is \
                 natural, but new things need an empty chair. For all its frightening name, this \
                 card has dawn behind it.",
            ),
            say(
                "더는 쓰지 않는 물건 하나를 고맙다고 말하고 떠나보내 보세요.",
                "Thank one thing you no longer use and let it go.",
            ),
        ),
        reversed: tells(
            &[
                say("놓지 못함", "holding on"),
                say("미룬 변화", "delayed change"),
                say("정체", "stagnation"),
                say("천천히 풀림", "slow release"),
            ],
            say(
                "끝난 줄 알면서도 문고리를 놓지 못하고 있네요. 급히 떠나보내지 않아도 괜찮지만, \
                 그 손이 아프기 시작했다면 몸이 먼저 알려 주는 거예요. 조금씩 놓는 것도 훌륭한 \
                 이별이에요.",
                "You know it is over, and your hand still rests on the handle. There is no need \
                 to tear yourself away. But if the hand aches, that is news; letting go by \
                 inches is also letting go.",
            ),
            say(
                "붙들고 있는 것에서 고마웠던 점을 적고, 이제 하지 않을 일을 하나 정해 보세요.",
                "Write what you are grateful for in the thing you cling to, then choose one \
                 habit of it to stop.",
            ),
        ),
        symbols: &[
            sign(
                say("흰 깃발", "white banner"),
                say(
                    "끝이 데려오는 깨끗한 시작",
                    "the clean start an ending brings",
                ),
            ),
            sign(
                say("떠오르는 해", "rising sun"),
                say("문 너머에서 기다리는 아침", "the morning behind the gate"),
            ),
            sign(
                say("강물", "river"),
                say(
                    "건너면 돌아보지 않아도 되는 흐름",
                    "a crossing that need not be repeated",
                ),
            ),
        ],
    },
    Page {
        name: say("절제", "Temperance"),
        upright: tells(
            &[
                say("조화", "harmony"),
                say("알맞음", "right measure"),
                say("회복", "healing"),
                say("꾸준함", "steadiness"),
            ],
            say(
                "뜨거운 것과 차가운 것을 천천히 섞어 알맞은 온도를 찾는 중이에요. 한쪽으로 \
                 내달리지 않는 당신의 조심스러움이 지금은 큰 재능이에요. 작은 조절을 이어 가면 \
                 지친 곳부터 회복되기 시작해요.",
                "You are pouring hot and cold together, slowly, until it is right. Your \
                 reluctance to rush to either side is a talent now. Small adjustments, kept up, \
                 mend the tired places first.",
            ),
            say(
                "오늘 하루를 돌아보고 더할 것 하나와 덜어 낼 것 하나를 정해 보세요.",
                "Look over your day and choose one thing to add and one to take away.",
            ),
        ),
        reversed: tells(
            &[
                say("넘침", "excess"),
                say("조급함", "impatience"),
                say("어긋난 균형", "imbalance"),
                say("극단", "extremes"),
            ],
            say(
                "물의 양이 자꾸 한쪽 잔으로만 쏠리고 있어요. 일에 몰두하다 몸을 잊거나, 참다가 \
                 한꺼번에 쏟아 내는 식의 되풀이는 당신을 지치게 해요. 완벽한 균형보다 덜 \
                 기울어진 하루면 충분해요.",
                "The water keeps running into the same cup. All work and then collapse, all \
                 patience and then a flood: the swing itself is tiring you. Aim for a slightly \
                 less tilted day.",
            ),
            say(
                "요즘 지나치다 싶은 것 하나를 오늘은 절반만 해 보세요.",
                "Take the one thing that has become too much, and do half of it today.",
            ),
        ),
        symbols: &[
            sign(
                say("두 개의 잔", "two cups"),
                say(
                    "오가며 섞이는 마음과 생각",
                    "heart and mind, poured to and fro",
                ),
            ),
            sign(
                say("물과 땅의 두 발", "a foot in water, a foot on land"),
                say(
                    "느낌과 현실을 함께 딛는 자세",
                    "standing in feeling and fact together",
                ),
            ),
            sign(
                say("붓꽃", "irises"),
                say("비 온 뒤에 놓이는 소식", "good word after rain"),
            ),
        ],
    },
];
