//! Page, knight, queen and king of drive and action.

use super::super::{Page, sign, tells};
use crate::localized::say;

pub(super) const PAGES: [Page; 4] = [
    Page {
        name: say("완드 시종", "Page of Wands"),
        upright: tells(
            &[
                say("호기심", "curiosity"),
                say("설레는 소식", "exciting word"),
                say("모험심", "adventurousness"),
                say("풋풋함", "freshness"),
            ],
            say(
                "처음 보는 것을 만지작거리며 눈을 반짝이는 아이가 당신 안에서 깨어났어요. 잘하지 \
                 못해도 재미있다는 마음 하나면 시작할 이유가 돼요. 가볍게 던진 시도에서 뜻밖의 \
                 소식이 돌아올 수 있어요.",
                "A child in you has woken, turning something new over in its hands. Finding it \
                 fun is reason enough to begin, even badly. A lightly thrown attempt may bring \
                 back surprising word.",
            ),
            say(
                "관심만 두고 있던 것 하나를 오늘 삼십 분만 맛보기로 해 보세요.",
                "Try the thing you have been curious about for half an hour, just as a taste.",
            ),
        ),
        reversed: tells(
            &[
                say("작심삼일", "short-lived zeal"),
                say("산만함", "distraction"),
                say("서투른 말", "careless words"),
                say("주눅", "dampened spirits"),
            ],
            say(
                "불꽃이 여기저기 튀는데 오래 타는 곳이 없어 스스로 실망했을 수 있어요. 흥미가 \
                 옮겨 다니는 것은 흠이 아니라 아직 찾는 중이라는 뜻이에요. 하나만 골라 작은 끝을 \
                 보면 자신감이 돌아와요.",
                "Sparks fly here and there and none burns long, which may have disappointed you. \
                 Wandering interest is no flaw; you are still looking. Choose one, reach a small \
                 end, and confidence returns.",
            ),
            say(
                "시작해 둔 것 가운데 가장 작은 하나를 골라 이번 주 안에 마무리하세요.",
                "Choose the smallest thing you have started and finish it this week.",
            ),
        ),
        symbols: &[
            sign(
                say("잎 돋은 막대", "leafing staff"),
                say("막 자라기 시작한 재능", "talent in its first leaf"),
            ),
            sign(
                say("불도마뱀", "salamander"),
                say("뜨거움을 겁내지 않는 마음", "a heart unafraid of heat"),
            ),
        ],
    },
    Page {
        name: say("완드 기사", "Knight of Wands"),
        upright: tells(
            &[
                say("돌진", "charging ahead"),
                say("열정", "passion"),
                say("모험", "adventure"),
                say("매력", "charisma"),
            ],
            say(
                "말발굽 소리가 들릴 만큼 마음이 앞으로 내닫고 있어요. 망설임 없는 태도가 멈춰 \
                 있던 상황을 깨우고 사람들까지 들뜨게 해요. 다만 오래 달릴 길이라면 물 한 모금 \
                 마실 자리를 미리 봐 두세요.",
                "Your heart is galloping; one can almost hear hooves. Such boldness wakes a \
                 sleeping situation and stirs people up. If the road is long, though, pick out a \
                 place to drink on the way.",
            ),
            say(
                "하고 싶던 일에 오늘 첫 연락이나 신청을 바로 보내 보세요.",
                "Send the first message or application today for the thing you want to do.",
            ),
        ),
        reversed: tells(
            &[
                say("성급함", "rashness"),
                say("변덕", "fickleness"),
                say("과열", "overheating"),
                say("꺾인 기세", "lost momentum"),
            ],
            say(
                "고삐보다 박차를 먼저 쥐어 말도 당신도 숨이 가쁘네요. 뜨거운 마음이 진심이어도 \
                 상대에게는 갑작스러운 바람처럼 느껴질 수 있어요. 하룻밤만 식히면 남을 불과 꺼질 \
                 불이 가려져요.",
                "You took the spurs before the reins, and both of you are out of breath. Sincere \
                 heat can still feel like a sudden gust to others. One night of cooling shows \
                 which fire stays.",
            ),
            say(
                "보내려던 강한 말이나 결정을 내일 아침까지 저장해 두기만 하세요.",
                "Save the strong message or decision as a draft until tomorrow morning.",
            ),
        ),
        symbols: &[
            sign(
                say("앞발 든 말", "rearing horse"),
                say("막 뛰쳐나가려는 기운", "energy about to leap"),
            ),
            sign(
                say("불꽃 무늬 옷", "flame-patterned tunic"),
                say("온몸으로 드러나는 열정", "passion worn openly"),
            ),
        ],
    },
    Page {
        name: say("완드 여왕", "Queen of Wands"),
        upright: tells(
            &[
                say("따뜻한 자신감", "warm confidence"),
                say("생기", "vibrancy"),
                say("이끄는 매력", "magnetism"),
                say("독립심", "independence"),
            ],
            say(
                "난로 곁처럼 사람들이 당신 주변으로 모여드는 때예요. 꾸미지 않은 솔직함과 \
                 씩씩함이 가장 큰 매력이 되고 있어요. 원하는 것을 분명히 말해도 사랑받을 수 \
                 있다는 걸 믿어 보세요.",
                "People gather round you as they would round a stove. Your frank, cheerful \
                 courage is what draws them. Trust that you can say plainly what you want and be \
                 loved all the same.",
            ),
            say(
                "바라는 것 하나를 돌려 말하지 말고 웃으며 또렷하게 이야기해 보세요.",
                "Say one thing you want, clearly and with a smile, without going round it.",
            ),
        ),
        reversed: tells(
            &[
                say("질투", "jealousy"),
                say("자신감 저하", "lost confidence"),
                say("지나친 참견", "overbearing"),
                say("소모된 온기", "spent warmth"),
            ],
            say(
                "모두를 따뜻하게 하느라 당신 자리의 불씨가 작아졌어요. 누군가와 견주는 마음이 \
                 들었다면 그만큼 인정받고 싶었다는 뜻이니 나무라지 마세요. 먼저 당신의 손부터 \
                 녹이면 여유가 돌아와요.",
                "Warming everyone, you let your own fire burn low. If you caught yourself \
                 comparing, it only means you wished to be seen. Warm your own hands first, and \
                 generosity comes back.",
            ),
            say(
                "나를 기분 좋게 하는 옷이나 노래 하나를 골라 오늘 나를 위해 써 보세요.",
                "Choose one garment or song that lifts you, and use it today just for yourself.",
            ),
        ),
        symbols: &[
            sign(
                say("해바라기", "sunflower"),
                say("밝음을 알아보는 눈", "an eye for what is bright"),
            ),
            sign(
                say("검은 고양이", "black cat"),
                say("길들지 않은 직감", "instinct that keeps its own counsel"),
            ),
        ],
    },
    Page {
        name: say("완드 왕", "King of Wands"),
        upright: tells(
            &[
                say("비전", "vision"),
                say("이끄는 힘", "leadership"),
                say("담대함", "boldness"),
                say("책임 있는 열정", "responsible passion"),
            ],
            say(
                "큰 그림을 보고 사람들의 불씨까지 살려 내는 어른의 힘이 느껴져요. 모든 것을 직접 \
                 하기보다 방향을 또렷이 말해 주면 일이 스스로 굴러가요. 당신의 말에는 생각보다 \
                 무게가 실려 있어요.",
                "Here is the grown strength that sees the whole picture and kindles others. Say \
                 the direction clearly and the work begins to roll without your doing it all. \
                 Your word weighs more than you think.",
            ),
            say(
                "함께하는 사람에게 우리가 왜 이 일을 하는지 한 문장으로 말해 주세요.",
                "Tell the people with you, in one sentence, why you are doing this together.",
            ),
        ),
        reversed: tells(
            &[
                say("독단", "high-handedness"),
                say("조급한 지휘", "impatient command"),
                say("큰소리", "empty boasts"),
                say("흔들리는 비전", "wavering vision"),
            ],
            say(
                "뜻은 높은데 따라오는 발소리가 잘 들리지 않아 답답하시죠. 앞장서다 보면 뒤에 선 \
                 사람의 숨소리를 놓치기 쉬워요. 조금 늦추어 나란히 걸으면 말하지 않아도 마음이 \
                 모여요.",
                "Your aim is high, and it frustrates you to hear so few footsteps behind. From \
                 the front one easily misses how others breathe. Slow down and walk beside them, \
                 and hearts gather unasked.",
            ),
            say(
                "지시하고 싶은 순간에 먼저 어떻게 생각하는지 한 번 물어보세요.",
                "At the moment you want to give an order, ask first what the other person thinks.",
            ),
        ),
        symbols: &[
            sign(
                say("도마뱀 무늬", "salamander emblem"),
                say("불 속에서도 지켜 낸 뜻", "a purpose that survived the fire"),
            ),
            sign(
                say("망토", "mantle"),
                say("어깨에 두른 책임", "responsibility worn on the shoulders"),
            ),
        ],
    },
];
