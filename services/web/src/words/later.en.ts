import { consultation } from "./consultation.en";
import { experts } from "./experts.en";
import type { LaterWords } from "./later.ko";
import { rooms } from "./rooms.en";

export const later: LaterWords = { experts, rooms, consultation };
