//! Ace to ten of thoughts and words.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 10] = [
    Page {
        name: say("소드 에이스", "Ace of Swords"),
        upright: tells(
            &[
                say("명료함", "clarity"),
                say("깨달음", "insight"),
                say("진실", "truth"),
                say("결단", "decision"),
            ],
            say(
                "흐릿하던 생각 한가운데로 맑은 금이 그어지는 순간이에요. 무엇이 문제인지 이름을 \
                 붙이면 절반은 풀린 셈이에요. 날카로운 생각일수록 다치게 하려는 것이 아니라 풀어 \
                 주려는 데 써 보세요.",
                "A clean line is drawn through the middle of a blur. Once you can name the \
                 problem, it is half solved. The sharper the thought, the better it serves to \
                 untie and not to wound.",
            ),
            say(
                "고민을 물음표로 끝나는 한 문장으로 다시 써 보세요.",
                "Rewrite your worry as one sentence that ends in a question mark.",
            ),
        ),
        reversed: tells(
            &[
                say("혼란", "confusion"),
                say("오해", "misunderstanding"),
                say("날 선 말", "cutting words"),
                say("성급한 판단", "snap judgement"),
            ],
            say(
                "생각이 엉켜 어디를 잘라야 할지 손이 헤매고 있네요. 결론을 서두르면 멀쩡한 \
                 끈까지 끊어질 수 있어요. 아직 모르는 것이 있다고 인정하는 데서 다시 맑아지기 \
                 시작해요.",
                "Thoughts are tangled, and the hand does not know where to cut. A hasty \
                 conclusion may sever a sound cord. Clearness begins again with admitting that \
                 you do not know everything yet.",
            ),
            say(
                "아는 것, 모르는 것, 물어볼 것을 각각 한 줄씩만 적어 보세요.",
                "Write one line each for what you know, what you do not, and whom to ask.",
            ),
        ),
        symbols: &[
            sign(
                say("칼끝의 왕관", "crown on the blade"),
                say("생각이 이룬 승리", "a victory won by thought"),
            ),
            sign(
                say("올리브 가지", "olive branch"),
                say("진실 뒤에 오는 화해", "peace that follows truth"),
            ),
        ],
    },
    Page {
        name: say("소드 2", "Two of Swords"),
        upright: tells(
            &[
                say("결정 보류", "a decision on hold"),
                say("팽팽함", "stalemate"),
                say("눈감음", "looking away"),
                say("균형", "balance"),
            ],
            say(
                "눈을 가린 채 두 칼을 엇갈려 안고 있는 모습이에요. 어느 쪽도 다치게 하고 싶지 \
                 않아 마음을 닫아 두었을 거예요. 잠깐의 침묵은 괜찮지만, 안대를 벗어야 보이는 \
                 것이 있어요.",
                "Blindfolded, you hold two swords crossed at the heart. You closed it because \
                 you wished to hurt neither side. A short silence is fine, yet some things show \
                 only when the blindfold is off.",
            ),
            say(
                "두 길 가운데 하나를 골랐다고 상상하고 하루를 지내며 기분을 살펴보세요.",
                "Pretend for one day that you have chosen one way, and watch how you feel.",
            ),
        ),
        reversed: tells(
            &[
                say("드러난 속내", "truth coming out"),
                say("결정의 압박", "pressure to decide"),
                say("혼란스러움", "overload"),
                say("풀린 침묵", "broken silence"),
            ],
            say(
                "미뤄 온 결정이 더는 기다려 주지 않는다고 문을 두드리네요. 정보가 너무 많아 더 \
                 헷갈렸다면 이제는 줄일 차례예요. 완벽한 답은 아니어도 당신이 책임질 수 있는 \
                 답은 고를 수 있어요.",
                "The decision you put off knocks and will not wait. If too much information has \
                 confused you, it is time for less. You can choose an answer you are able to \
                 stand by, even if imperfect.",
            ),
            say(
                "더 알아보는 일을 멈출 시각을 정하고, 그때 아는 것만으로 골라 보세요.",
                "Set an hour to stop looking things up, and choose with what you know by then.",
            ),
        ),
        symbols: &[
            sign(
                say("안대", "blindfold"),
                say("보지 않기로 한 마음", "the choice not to see"),
            ),
            sign(
                say("잔잔한 바다", "still sea"),
                say(
                    "고요 아래 눌러 둔 감정",
                    "feeling held down beneath the calm",
                ),
            ),
        ],
    },
    Page {
        name: say("소드 3", "Three of Swords"),
        upright: tells(
            &[
                say("마음의 상처", "heartache"),
                say("이별", "parting"),
                say("아픈 진실", "a painful truth"),
                say("눈물", "tears"),
            ],
            say(
                "가슴 한복판이 아픈 것을 아프다고 말해도 되는 카드예요. 상처를 없던 일로 하려 \
                 할수록 비는 길어져요. 아픔을 알아주는 시간 뒤에는 구름 사이로 숨 쉴 틈이 \
                 생겨나요.",
                "This card lets you say that the middle of the chest hurts. The more one \
                 pretends it away, the longer it rains. After the ache has been heard, a gap \
                 opens in the clouds.",
            ),
            say(
                "오늘은 참지 말고 슬픈 노래 한 곡이 끝날 때까지 마음껏 울어도 돼요.",
                "Let yourself cry today, for as long as one sad song lasts.",
            ),
        ),
        reversed: tells(
            &[
                say("아무는 상처", "healing"),
                say("용서", "forgiveness"),
                say("참은 슬픔", "suppressed grief"),
                say("놓아줌", "release"),
            ],
            say(
                "꽂혀 있던 칼이 하나씩 빠지고 있어요. 빠질 때 다시 아픈 날도 있지만 그것은 \
                 되돌아가는 것이 아니라 아물어 가는 과정이에요. 상처 이야기를 하면서도 당신이 더 \
                 커진 것을 느끼게 될 거예요.",
                "The blades are coming out one by one. A day may hurt again as they leave, which \
                 is healing and not going back. You will notice that you have grown larger than \
                 the wound.",
            ),
            say(
                "그 일에서 지켜 낸 나의 좋은 점 하나를 찾아 적어 주세요.",
                "Find one good thing in yourself that you kept through it, and write it down.",
            ),
        ),
        symbols: &[
            sign(
                say("찔린 심장", "pierced heart"),
                say("숨기지 않은 아픔", "pain that is not hidden"),
            ),
            sign(
                say("비", "rain"),
                say("씻어 내리는 눈물", "tears that wash"),
            ),
        ],
    },
    Page {
        name: say("소드 4", "Four of Swords"),
        upright: tells(
            &[
                say("휴식", "rest"),
                say("회복", "recuperation"),
                say("고요", "quiet"),
                say("물러섬", "retreat"),
            ],
            say(
                "싸움을 잠시 멈추고 눈을 감아도 되는 방이 마련되었어요. 쉬는 동안 뒤처질까 \
                 걱정하지 않아도 돼요. 생각은 쉬는 사이에 스스로 정리되곤 하니까요. 몸을 눕히면 \
                 답이 곁에 와 앉아요.",
                "A room is ready where you may close your eyes and leave the fight outside. Do \
                 not fear falling behind; thoughts sort themselves while you rest. Lie down, and \
                 the answer comes to sit beside you.",
            ),
            say(
                "한 시간을 비워 아무 생산적인 일도 하지 않기로 약속해 보세요.",
                "Clear one hour and promise to do nothing useful in it.",
            ),
        ),
        reversed: tells(
            &[
                say("쉬지 못함", "restlessness"),
                say("번아웃", "burnout"),
                say("다시 일어남", "returning"),
                say("더딘 회복", "slow recovery"),
            ],
            say(
                "누워 있어도 머릿속은 여전히 바쁘게 걸어 다니네요. 쉬는 법을 잊을 만큼 오래 \
                 달려왔다는 뜻이에요. 충분히 쉬었는데도 일어나기 겁난다면 아주 작은 움직임부터 \
                 다시 시작해 보세요.",
                "You lie down and your mind keeps pacing. You have run so long that you forgot \
                 how to rest. And if you are rested but afraid to rise, start again with a very \
                 small movement.",
            ),
            say(
                "잠들기 한 시간 전에 내일 걱정을 종이에 옮겨 적고 덮어 두세요.",
                "An hour before bed, move tomorrow's worries onto paper and close it.",
            ),
        ),
        symbols: &[
            sign(
                say("누운 기사", "resting knight"),
                say("잠시 내려놓은 싸움", "a fight laid aside"),
            ),
            sign(
                say("색유리 창", "stained-glass window"),
                say("고요 속에 들어오는 빛", "light that enters in quiet"),
            ),
        ],
    },
    Page {
        name: say("소드 5", "Five of Swords"),
        upright: tells(
            &[
                say("다툼", "conflict"),
                say("씁쓸한 승리", "a hollow win"),
                say("자존심", "pride"),
                say("거리 둠", "keeping distance"),
            ],
            say(
                "칼은 모두 쥐었는데 곁에 남은 사람이 없어 바람이 차가워요. 말로는 이겼어도 \
                 마음이 개운하지 않다면 지키고 싶은 것이 따로 있었던 거예요. 져 주는 것이 아니라 \
                 그만두는 것도 힘이에요.",
                "You hold all the swords, nobody is left beside you, and the wind is cold. If \
                 winning the argument does not feel clean, something else mattered more. \
                 Stopping is not losing; it is a strength.",
            ),
            say(
                "이기고 싶은 대화에서 한 가지 맞는 말은 맞다고 먼저 인정해 주세요.",
                "In the talk you want to win, first grant the one thing the other got right.",
            ),
        ),
        reversed: tells(
            &[
                say("화해", "reconciliation"),
                say("남은 앙금", "lingering resentment"),
                say("뉘우침", "remorse"),
                say("싸움을 끝냄", "ending the fight"),
            ],
            say(
                "떨어진 칼을 주우러 돌아온 발걸음이 보여요. 먼저 손 내미는 일이 자존심 상한다 \
                 해도, 앙금을 안고 걷는 것보다는 가벼워요. 사과를 받지 못하더라도 당신은 그만 \
                 놓아도 돼요.",
                "Steps return to pick up the fallen swords. Reaching out first may hurt your \
                 pride, yet it weighs less than carrying the grudge. Even without an apology, \
                 you may put it down.",
            ),
            say(
                "마음에 걸리는 다툼에서 내가 고치고 싶은 말 하나를 상대에게 전해 보세요.",
                "Tell the other person one sentence of yours that you would like to take back.",
            ),
        ),
        symbols: &[
            sign(
                say("주워 든 칼", "gathered swords"),
                say("이겼지만 무거운 것", "gains that weigh"),
            ),
            sign(
                say("흩어진 구름", "ragged clouds"),
                say("가라앉지 않은 감정", "tempers not yet settled"),
            ),
        ],
    },
    Page {
        name: say("소드 6", "Six of Swords"),
        upright: tells(
            &[
                say("옮겨 감", "transition"),
                say("잔잔해짐", "calmer waters"),
                say("떠나보냄", "leaving behind"),
                say("회복의 길", "passage"),
            ],
            say(
                "거친 물살을 뒤로하고 배가 조용한 쪽으로 나아가고 있어요. 기쁘기만 한 떠남은 \
                 아니어도 노를 젓는 손은 알고 있어요. 짐을 다 버리지 못해도 괜찮으니, 함께 싣고 \
                 천천히 건너가요.",
                "The boat leaves rough water and moves towards the calm. It is not a wholly glad \
                 departure, but the hand on the oar knows. You need not shed every burden; carry \
                 it along and cross slowly.",
            ),
            say(
                "두고 갈 것 하나와 데려갈 것 하나를 정해서 적어 두세요.",
                "Decide on one thing to leave behind and one to take along, and write them down.",
            ),
        ),
        reversed: tells(
            &[
                say("떠나지 못함", "stuck in place"),
                say("되돌아보기", "looking back"),
                say("밀린 숙제", "unfinished matters"),
                say("거센 물살", "rough passage"),
            ],
            say(
                "배에 올랐는데 밧줄이 아직 묶여 있네요. 정리하지 못한 말이나 일이 발목을 잡아 \
                 앞으로 가도 간 것 같지 않을 거예요. 매듭 하나만 풀어도 물살이 나머지를 \
                 도와줘요.",
                "You are aboard, but the rope is still tied. Something unsaid or unsettled holds \
                 you, so that moving does not feel like moving. Undo one knot and the current \
                 will help with the rest.",
            ),
            say(
                "미뤄 둔 정리 가운데 십오 분이면 끝나는 것 하나를 오늘 마쳐 보세요.",
                "Finish today one loose end that takes fifteen minutes.",
            ),
        ),
        symbols: &[
            sign(
                say("나룻배", "ferry"),
                say(
                    "한 시절에서 다음으로 옮겨 주는 것",
                    "what carries you from one season to the next",
                ),
            ),
            sign(
                say("두 빛깔의 물", "two waters"),
                say(
                    "거친 쪽과 잔잔한 쪽의 경계",
                    "the line between rough and calm",
                ),
            ),
        ],
    },
    Page {
        name: say("소드 7", "Seven of Swords"),
        upright: tells(
            &[
                say("전략", "strategy"),
                say("몰래 함", "secrecy"),
                say("회피", "evasion"),
                say("꾀", "cleverness"),
            ],
            say(
                "발소리를 죽이고 칼 몇 자루를 안고 빠져나가는 장면이에요. 정면 승부가 아니라 \
                 돌아가는 지혜가 필요할 때도 있어요. 다만 숨기는 것이 당신의 잠까지 훔쳐 간다면 \
                 방법을 바꾸는 것이 좋겠어요.",
                "Someone slips away on tiptoe with an armful of swords. There are times for a \
                 clever way round and not a charge. If what you hide steals your sleep, though, \
                 choose another method.",
            ),
            say(
                "숨기고 있는 것 하나를 믿을 만한 한 사람에게만 털어놓아 보세요.",
                "Share one thing you have been hiding with one person you can trust.",
            ),
        ),
        reversed: tells(
            &[
                say("들통남", "being found out"),
                say("털어놓기", "confession"),
                say("양심", "conscience"),
                say("바로잡기", "putting right"),
            ],
            say(
                "감춰 둔 일이 햇볕 아래로 나올 준비를 하고 있어요. 두렵겠지만 먼저 말하는 \
                 사람에게는 설명할 시간이 주어져요. 스스로에게 해 온 작은 거짓말도 이참에 \
                 내려놓으면 걸음이 가벼워져요.",
                "Something hidden is getting ready for daylight. It is frightening, but whoever \
                 speaks first is given time to explain. Put down the small lies you told \
                 yourself as well, and walk lighter.",
            ),
            say(
                "얼버무렸던 일 하나를 짧고 정확한 문장으로 바로잡아 보세요.",
                "Set straight one thing you glossed over, in a short and exact sentence.",
            ),
        ),
        symbols: &[
            sign(
                say("남겨 둔 두 칼", "two swords left behind"),
                say(
                    "다 가질 수는 없다는 사실",
                    "the truth that not all can be taken",
                ),
            ),
            sign(
                say("뒤돌아보는 얼굴", "backward glance"),
                say("마음에 남은 거리낌", "a scruple that remains"),
            ),
        ],
    },
    Page {
        name: say("소드 8", "Eight of Swords"),
        upright: tells(
            &[
                say("갇힌 느낌", "feeling trapped"),
                say("스스로 만든 한계", "self-made limits"),
                say("두려움", "fear"),
                say("막막함", "helplessness"),
            ],
            say(
                "사방이 칼로 막힌 것 같지만 발은 묶여 있지 않아요. 할 수 없다는 생각이 \
                 되풀이되면서 담이 실제보다 높아졌을 수 있어요. 눈가리개를 조금만 들추면 한 사람 \
                 지나갈 틈이 보일 거예요.",
                "Swords seem to close you in, yet your feet are free. Repeating that you cannot \
                 has made the fence higher than it is. Lift the blindfold a little; there is a \
                 gap one person wide.",
            ),
            say(
                "할 수 없다고 여긴 일을 아직 안 해 봤다는 말로 바꾸어 적어 보세요.",
                "Take one thing you say you cannot do and write instead that you have not tried \
                 it yet.",
            ),
        ),
        reversed: tells(
            &[
                say("풀려남", "release"),
                say("새 관점", "a new angle"),
                say("자기 신뢰", "self-trust"),
                say("도움 청하기", "asking for help"),
            ],
            say(
                "느슨해진 끈을 느끼고 손목을 돌려 보는 순간이에요. 오래 갇혀 있었기에 자유가 \
                 낯설고 어색할 수 있어요. 한꺼번에 달리지 않아도, 문 쪽으로 한 걸음이면 오늘은 \
                 충분해요.",
                "You feel the cords loosen and turn your wrists. After so long, freedom can feel \
                 strange. You need not run at once; one step towards the door is enough for \
                 today.",
            ),
            say(
                "혼자 풀기 어려운 매듭 하나를 정해 누군가에게 구체적으로 도움을 청해 보세요.",
                "Choose one knot you cannot undo alone and ask someone for specific help with it.",
            ),
        ),
        symbols: &[
            sign(
                say("느슨한 끈", "loose bindings"),
                say("생각보다 약한 굴레", "bonds weaker than they seem"),
            ),
            sign(
                say("빈틈 있는 칼 울타리", "gap in the fence"),
                say("이미 나 있는 출구", "a way out that is already there"),
            ),
        ],
    },
    Page {
        name: say("소드 9", "Nine of Swords"),
        upright: tells(
            &[
                say("걱정", "worry"),
                say("잠 못 드는 밤", "sleepless nights"),
                say("자책", "self-reproach"),
                say("불안", "anxiety"),
            ],
            say(
                "깊은 밤 이불을 걷고 앉아 얼굴을 감싼 사람이 있어요. 어둠 속에서는 작은 근심도 \
                 벽 가득한 칼처럼 보여요. 힘든 마음을 혼자 세지 말고 아침과 사람의 도움을 받아 \
                 함께 세어 보세요.",
                "In the dead of night someone sits up with their face in their hands. In the \
                 dark a small care looks like a wall of swords. Do not count them alone; let the \
                 morning and another person help.",
            ),
            say(
                "걱정을 모두 적은 다음 내일 당장 할 수 있는 것 하나에만 표시하고 불을 끄세요.",
                "Write every worry down, mark the single one you can act on tomorrow, and turn \
                 off the light.",
            ),
        ),
        reversed: tells(
            &[
                say("옅어지는 근심", "fading worry"),
                say("털어놓음", "opening up"),
                say("새벽", "daybreak"),
                say("숨은 두려움", "hidden fear"),
            ],
            say(
                "창밖이 희끄무레 밝아 오며 숨이 조금 편해지고 있어요. 입 밖으로 꺼낸 걱정은 \
                 신기하게도 크기가 줄어들어요. 아직 말하지 못한 것이 있다면 들어 줄 사람을 찾는 \
                 일이 먼저예요.",
                "The window greys and breath comes easier. A worry spoken aloud shrinks in an \
                 odd way. If something is still unsaid, the first thing is to find someone who \
                 will listen.",
            ),
            say(
                "믿는 사람에게 요즘 잠이 어렵다고 있는 그대로 말해 보세요.",
                "Tell someone you trust, just as it is, that sleep has been hard lately.",
            ),
        ),
        symbols: &[
            sign(
                say("벽의 칼들", "swords on the wall"),
                say("밤이 부풀린 생각", "thoughts the night has enlarged"),
            ),
            sign(
                say("꽃 수놓은 이불", "quilt with roses"),
                say(
                    "그래도 덮어 주는 온기",
                    "warmth that covers you all the same",
                ),
            ),
        ],
    },
    Page {
        name: say("소드 10", "Ten of Swords"),
        upright: tells(
            &[
                say("바닥", "rock bottom"),
                say("끝", "an ending"),
                say("항복", "surrender"),
                say("새벽 직전", "before dawn"),
            ],
            say(
                "더 나빠질 것이 없다 싶은 자리까지 와 버렸네요. 이 카드는 아픔을 숨기지 않지만, \
                 먼 하늘에 금빛 띠도 함께 그려 두었어요. 끝난 것은 한 가지 방식이지 당신이 \
                 아니에요.",
                "You have come to where it seems nothing could get worse. This card does not \
                 hide the pain, but it also paints a golden band on the horizon. One way of \
                 doing things has ended, not you.",
            ),
            say(
                "오늘은 일어서려 애쓰지 말고, 곁에 있어 달라고 한 사람에게 부탁해 보세요.",
                "Do not force yourself up today; ask one person to stay with you.",
            ),
        ),
        reversed: tells(
            &[
                say("다시 일어섬", "rising again"),
                say("고비를 넘김", "the worst over"),
                say("더딘 놓음", "slow letting go"),
                say("배움", "lessons"),
            ],
            say(
                "가장 어두운 장면이 지나가고 손가락이 먼저 움직이기 시작해요. 아직 등이 \
                 아프더라도 어제와는 다른 아침이에요. 같은 자리에 다시 눕지 않도록 무엇이 당신을 \
                 쓰러뜨렸는지만 기억해 두세요.",
                "The darkest scene passes and the fingers stir first. Your back may ache, but it \
                 is another morning. Only remember what brought you down, so as not to lie there \
                 again.",
            ),
            say(
                "이번 일에서 다시는 하지 않을 것 하나를 스스로에게 약속해 주세요.",
                "Promise yourself one thing from this that you will not do again.",
            ),
        ),
        symbols: &[
            sign(
                say("금빛 지평선", "golden horizon"),
                say(
                    "가장 어두울 때 시작되는 아침",
                    "morning that begins at the darkest",
                ),
            ),
            sign(
                say("잔잔한 물", "quiet water"),
                say("폭풍이 지나간 고요", "the stillness after the storm"),
            ),
        ],
    },
];
