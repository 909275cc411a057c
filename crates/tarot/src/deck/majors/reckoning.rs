//! The seven that go beyond oneself: from the Devil to the World.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 7] = [
    Page {
        name: say("악마", "The Devil"),
        upright: tells(
            &[
                say("집착", "attachment"),
                say("욕망", "desire"),
                say("유혹", "temptation"),
                say("얽매임", "bondage"),
            ],
            say(
                "그만하고 싶으면서도 자꾸 손이 가는 것이 있지 않나요. 부끄러워할 일은 아니에요. \
                 그것이 채워 주던 허기가 무엇인지 보면 사슬이 생각보다 헐겁다는 걸 알게 돼요. \
                 욕망을 인정하는 순간 고를 힘이 돌아와요.",
                "There is something you want to stop and keep reaching for. No need for shame; \
                 look at the hunger it feeds, and the chain turns out looser than it felt. \
                 Owning a desire gives back the choice.",
            ),
            say(
                "자꾸 손이 가는 그것을 하기 직전에 일 분만 멈추고 지금 무엇이 필요한지 물어보세요.",
                "Just before reaching for it again, wait one minute and ask what you actually \
                 need.",
            ),
        ),
        reversed: tells(
            &[
                say("풀려남", "release"),
                say("알아차림", "seeing through it"),
                say("거리 두기", "stepping back"),
                say("되찾은 주도권", "regained control"),
            ],
            say(
                "오래 감겨 있던 사슬을 스스로 벗고 있는 모습이에요. 잠깐 다시 끌려가는 날이 \
                 있어도 처음으로 돌아간 것은 아니에요. 무엇이 당신을 묶는지 알게 된 지금이 \
                 예전과 가장 다른 점이에요.",
                "You are slipping off a chain that you wore for a long time. A day of being \
                 pulled back is not the beginning again. What has changed is that you now know \
                 what binds you.",
            ),
            say(
                "벗어나고 싶은 습관에서 멀어지게 해 줄 작은 장치를 방 안에 하나 두세요.",
                "Change one small thing in your room that makes the old habit harder to start.",
            ),
        ),
        symbols: &[
            sign(
                say("헐거운 사슬", "loose chains"),
                say(
                    "마음먹으면 벗을 수 있는 굴레",
                    "bonds that could be lifted off",
                ),
            ),
            sign(
                say("거꾸로 든 횃불", "torch held down"),
                say("나를 태우며 쓰이는 열정", "passion that burns its owner"),
            ),
            sign(
                say("뿔", "horns"),
                say("외면할수록 커지는 욕망", "wants that grow when ignored"),
            ),
        ],
    },
    Page {
        name: say("탑", "The Tower"),
        upright: tells(
            &[
                say("갑작스러운 변화", "sudden change"),
                say("무너짐", "collapse"),
                say("진실", "truth revealed"),
                say("해방", "liberation"),
            ],
            say(
                "굳게 믿던 것이 흔들려 마음이 놀랐을 수 있어요. 무너지는 것은 당신이 아니라 더는 \
                 맞지 않던 겉모양이에요. 먼지가 가라앉으면 어디가 진짜 바닥인지 보이고, \
                 거기서부터는 더 정직하게 지을 수 있어요.",
                "Something you leaned on has shaken, and it startled you. What falls is not you \
                 but a shape that no longer fitted. When the dust settles you will see real \
                 ground and can build more honestly.",
            ),
            say(
                "오늘은 큰 결정을 멈추고, 잠과 밥처럼 기본이 되는 것부터 챙겨 주세요.",
                "Leave the big decisions for today and look after sleep and food first.",
            ),
        ),
        reversed: tells(
            &[
                say("미뤄진 변화", "postponed upheaval"),
                say("버티는 불안", "anxious holding"),
                say("서서히 고침", "gradual repair"),
                say("여진", "aftershocks"),
            ],
            say(
                "금이 간 벽을 손으로 받치고 서 있느라 팔이 저릴 거예요. 한꺼번에 무너뜨리지 \
                 않아도, 미리 벽돌 몇 장을 스스로 빼내면 충격이 훨씬 작아져요. 지난 흔들림의 \
                 여운이라면 조금 더 쉬어도 돼요.",
                "Your arms must ache from holding up a cracked wall. You need not bring it down \
                 at once; taking out a few bricks yourself makes the shock smaller. If it is an \
                 aftershock, rest a little longer.",
            ),
            say(
                "괜찮은 척 미뤄 온 문제 하나를 가장 작은 조각으로 나누어 하나만 손대 보세요.",
                "Break the problem you have been propping up into its smallest piece and deal \
                 with that one.",
            ),
        ),
        symbols: &[
            sign(
                say("번개", "lightning"),
                say("한순간에 드러나는 진실", "truth that shows in an instant"),
            ),
            sign(
                say("떨어지는 왕관", "falling crown"),
                say("내려놓게 되는 자존심", "pride that must come down"),
            ),
            sign(
                say("불꽃 조각", "sparks"),
                say(
                    "무너진 자리에서 날리는 새 씨앗",
                    "seeds flying from the ruin",
                ),
            ),
        ],
    },
    Page {
        name: say("별", "The Star"),
        upright: tells(
            &[
                say("희망", "hope"),
                say("치유", "healing"),
                say("영감", "inspiration"),
                say("맑음", "clarity"),
            ],
            say(
                "긴 밤을 지나온 마음에 잔잔한 빛이 내려앉고 있어요. 당장 모든 것이 풀리지는 \
                 않아도, 어디를 보고 걸을지는 이미 알고 있어요. 상처를 감추지 않아도 되는 \
                 자리에서 당신은 천천히 맑아져요.",
                "After a long night a calm light settles on you. Not everything is solved, but \
                 you know where to look while walking. In places where you need not hide the \
                 wound, you clear slowly.",
            ),
            say(
                "오늘 밤 창밖을 잠깐 보면서 바라는 것 하나를 소리 내어 말해 보세요.",
                "Look out of the window tonight and say one wish aloud.",
            ),
        ),
        reversed: tells(
            &[
                say("희미해진 희망", "faded hope"),
                say("낙담", "discouragement"),
                say("자기 비난", "self-criticism"),
                say("느린 회복", "slow recovery"),
            ],
            say(
                "구름이 두꺼워 별이 사라진 것처럼 느껴지는 날이네요. 기대가 꺾인 자리가 아직 \
                 아파서 바라는 일 자체가 조심스러울 수 있어요. 작은 빛은 여전히 그 자리에 있으니 \
                 눈이 익을 시간을 주세요.",
                "The clouds are thick and it seems the star has gone. Where a hope broke it \
                 still hurts, so hoping feels risky. The light is where it was; give your eyes \
                 time.",
            ),
            say(
                "최근 일주일에서 조금이라도 나아진 것을 하나만 찾아 적어 보세요.",
                "Find one thing that got even slightly better in the past week and write it down.",
            ),
        ),
        symbols: &[
            sign(
                say("여덟 갈래 큰 별", "great eight-rayed star"),
                say(
                    "멀리서 방향을 알려 주는 희망",
                    "hope that gives direction from afar",
                ),
            ),
            sign(
                say("두 물병", "two jugs"),
                say(
                    "땅과 물에 고루 돌려주는 마음",
                    "giving back to land and water alike",
                ),
            ),
            sign(
                say("나무 위의 새", "bird in the tree"),
                say("다시 노래할 준비", "readiness to sing again"),
            ),
        ],
    },
    Page {
        name: say("달", "The Moon"),
        upright: tells(
            &[
                say("불안", "unease"),
                say("꿈", "dreams"),
                say("모호함", "ambiguity"),
                say("상상", "imagination"),
            ],
            say(
                "달빛 아래에서는 익숙한 나무도 낯선 그림자로 보여요. 확실하지 않은 것을 마음이 \
                 제멋대로 채우고 있을 수 있으니, 겁을 사실로 여기지는 마세요. 흐릿한 길도 천천히 \
                 걸으면 이어져 있어요.",
                "By moonlight a familiar tree throws a strange shadow. Your mind may be filling \
                 in what it cannot see, so do not take fear for fact. A dim road is still a road \
                 if you walk it slowly.",
            ),
            say(
                "걱정이 커지는 밤이라면 그 생각을 적어 두고 아침에 다시 읽어 보세요.",
                "If a worry swells at night, write it down and read it again in the morning.",
            ),
        ),
        reversed: tells(
            &[
                say("안개가 걷힘", "lifting fog"),
                say("오해가 풀림", "cleared misunderstanding"),
                say("드러난 속마음", "revealed feelings"),
                say("남은 두려움", "lingering fear"),
            ],
            say(
                "짙던 안개가 조금씩 걷히면서 사물의 윤곽이 돌아오고 있어요. 괜히 무서워했던 것과 \
                 정말 살펴야 할 것이 나뉘기 시작해요. 혼자 지어낸 이야기가 있었다면 가볍게 \
                 웃으며 내려놓아도 좋아요.",
                "The fog thins and things get their outlines back. What you feared for nothing \
                 and what truly needs care begin to separate. If you had told yourself a story, \
                 you may put it down with a smile.",
            ),
            say(
                "마음에 걸리던 추측 하나를 당사자에게 부드럽게 물어 확인해 보세요.",
                "Gently ask the person concerned about one guess that has been nagging you.",
            ),
        ),
        symbols: &[
            sign(
                say("달", "moon"),
                say("빛을 빌려 비추는 마음", "a borrowed light, like mood"),
            ),
            sign(
                say("개와 늑대", "dog and wolf"),
                say(
                    "길든 마음과 길들지 않은 마음",
                    "the tamed and the untamed in us",
                ),
            ),
            sign(
                say("가재", "crayfish"),
                say(
                    "깊은 물에서 올라오는 감정",
                    "a feeling that climbs from deep water",
                ),
            ),
            sign(
                say("굽은 길", "winding path"),
                say(
                    "보이지 않아도 이어지는 길",
                    "a road that goes on out of sight",
                ),
            ),
        ],
    },
    Page {
        name: say("태양", "The Sun"),
        upright: tells(
            &[
                say("기쁨", "joy"),
                say("활력", "vitality"),
                say("성취", "success"),
                say("솔직함", "openness"),
            ],
            say(
                "숨길 것 없이 환한 낮의 한가운데에 서 있는 카드예요. 애쓴 일이 빛을 받고, 웃음이 \
                 저절로 사람을 불러 모아요. 기쁠 때 기뻐하는 것도 힘이 되니 좋은 일을 작게 줄여 \
                 말하지 마세요.",
                "This card stands in plain daylight with nothing to hide. What you worked for \
                 catches the light, and your laughter draws people in. Being glad is a strength \
                 too, so do not shrink good news.",
            ),
            say(
                "최근에 잘한 일 하나를 누군가에게 자랑하듯 이야기해 보세요.",
                "Tell someone about one thing you did well lately, and let it sound proud.",
            ),
        ),
        reversed: tells(
            &[
                say("가려진 기쁨", "clouded joy"),
                say("지나친 낙관", "overoptimism"),
                say("늦은 결실", "late success"),
                say("지친 밝음", "tired cheer"),
            ],
            say(
                "해는 떠 있는데 얇은 구름이 걸려 온기가 덜 느껴지는 때예요. 밝은 모습을 보이느라 \
                 지쳤거나, 기대가 너무 커서 이미 온 기쁨을 놓쳤을 수 있어요. 작은 볕 한 줌도 \
                 햇볕이에요.",
                "The sun is up behind a thin cloud and you feel less of its warmth. Perhaps you \
                 are tired of being the bright one, or waiting for more hid what came. A patch \
                 of sunlight counts.",
            ),
            say(
                "하루 한 번, 십오 분만 바깥의 볕을 쬐며 걸어 보세요.",
                "Go outside once a day for fifteen minutes and walk in whatever light there is.",
            ),
        ),
        symbols: &[
            sign(
                say("해바라기", "sunflowers"),
                say(
                    "빛을 향해 고개를 돌리는 마음",
                    "a heart that turns to the light",
                ),
            ),
            sign(
                say("아이", "child"),
                say("꾸밈없는 기쁨", "joy without pretence"),
            ),
            sign(
                say("흰 말", "white horse"),
                say("순하게 길이 든 힘", "strength grown gentle"),
            ),
        ],
    },
    Page {
        name: say("심판", "Judgement"),
        upright: tells(
            &[
                say("부름", "a calling"),
                say("깨어남", "awakening"),
                say("되돌아봄", "review"),
                say("용서", "forgiveness"),
            ],
            say(
                "어디선가 당신의 이름을 부르는 나팔 소리가 들려와요. 지나온 일을 정직하게 \
                 돌아보고 나면 과거는 벌이 아니라 재료가 돼요. 이제 어떤 사람으로 일어설지 \
                 대답할 준비가 되어 가고 있어요.",
                "Somewhere a horn is calling your name. Looked at honestly, the past stops being \
                 a sentence and becomes material. You are getting ready to answer the question \
                 of who you will stand up as.",
            ),
            say(
                "일 년 전의 나에게 배운 것 하나를 담아 짧은 편지를 써 보세요.",
                "Write a short letter to yourself of a year ago, with one thing you have learned.",
            ),
        ),
        reversed: tells(
            &[
                say("자책", "self-reproach"),
                say("외면한 부름", "an ignored call"),
                say("두려운 평가", "fear of judgement"),
                say("미뤄진 결심", "deferred resolve"),
            ],
            say(
                "부르는 소리를 들었지만 아직 이불을 덮고 있네요. 지난 실수를 너무 엄하게 \
                 판결해서 다시 나서기 두려울 수 있어요. 스스로를 용서하는 일은 잘못을 지우는 \
                 것이 아니라 다음 장을 펼치는 일이에요.",
                "You heard the call and pulled the blanket up. Perhaps you have judged an old \
                 mistake so harshly that you dare not step out. Forgiving yourself erases \
                 nothing; it turns the page.",
            ),
            say(
                "자꾸 떠오르는 실수 하나에 친구에게 하듯 다정한 한마디를 적어 주세요.",
                "For the mistake that keeps coming back, write the kind sentence you would give \
                 a friend.",
            ),
        ),
        symbols: &[
            sign(
                say("나팔", "trumpet"),
                say(
                    "더는 못 들은 척할 수 없는 부름",
                    "a call that cannot be unheard",
                ),
            ),
            sign(
                say("열린 관", "open coffins"),
                say("벗고 나올 옛 모습", "old shapes to climb out of"),
            ),
            sign(
                say("펼친 두 팔", "open arms"),
                say("지난날을 껴안는 마음", "a heart that takes the past in"),
            ),
        ],
    },
    Page {
        name: say("세계", "The World"),
        upright: tells(
            &[
                say("완성", "completion"),
                say("성취감", "fulfilment"),
                say("통합", "wholeness"),
                say("다음 여행", "the next journey"),
            ],
            say(
                "긴 원을 그려 온 걸음이 처음 자리로, 그러나 더 넓어진 모습으로 돌아왔어요. \
                 흩어져 있던 경험들이 하나의 그림으로 이어지는 때예요. 충분히 축하하고 나면 다음 \
                 문도 자연스레 보여요.",
                "Your steps have drawn a wide circle and come home, larger than they left. \
                 Scattered experiences join into one picture. Celebrate properly, and the next \
                 door shows itself.",
            ),
            say(
                "마무리한 일을 기념할 작은 의식을 하나 정해 이번 주에 해 보세요.",
                "Choose a small ceremony for something you have finished and hold it this week.",
            ),
        ),
        reversed: tells(
            &[
                say("마지막 한 걸음", "the last step"),
                say("미완성", "unfinished business"),
                say("맺지 못한 매듭", "lack of closure"),
                say("지름길", "shortcuts"),
            ],
            say(
                "거의 다 왔는데 마지막 매듭 하나가 손끝에 남아 있어요. 완벽하게 끝내려다 끝을 \
                 미루고 있거나, 서둘러 넘긴 과정이 마음에 걸릴 수 있어요. 작게라도 맺어 두면 \
                 다음 길이 가벼워져요.",
                "Only one knot is left at your fingertips; you are almost there. You may be \
                 postponing the end to make it perfect, or feel uneasy about a part you skipped. \
                 Close it, even in a small way.",
            ),
            say(
                "거의 끝난 일 하나를 골라 팔십 점으로 오늘 끝내 보세요.",
                "Choose one nearly finished thing and finish it today at eighty per cent.",
            ),
        ),
        symbols: &[
            sign(
                say("월계관", "laurel wreath"),
                say("둥글게 이어진 완성", "a finish that joins its beginning"),
            ),
            sign(
                say("춤추는 사람", "dancer"),
                say(
                    "스스로와 발이 맞는 기쁨",
                    "the joy of being in step with oneself",
                ),
            ),
            sign(
                say("네 얼굴", "four faces"),
                say(
                    "한자리에 모인 네 가지 힘",
                    "four forces brought to one place",
                ),
            ),
        ],
    },
];
