/** What is said around people who read for others: no first page needs it. */
import { consultation } from "./consultation.ko";
import { experts } from "./experts.ko";
import { rooms } from "./rooms.ko";

export const later = { experts, rooms, consultation };

export type LaterWords = typeof later;
