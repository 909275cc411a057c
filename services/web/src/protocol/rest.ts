/** Short names for the generated shapes of the services. */
import type { components as Auth } from "./auth";
import type { components as Chat } from "./chat";
import type { components as Results } from "./results";
import type { components as Rooms } from "./rooms";

type Schemas = Chat["schemas"];

export type Session = Auth["schemas"]["SessionView"];
export type Member = Auth["schemas"]["MemberView"];
export type Export = Auth["schemas"]["ExportView"];
export type ExportPart = Auth["schemas"]["PartView"];
export type Erasure = Auth["schemas"]["ErasureView"];

export type Conversation = Schemas["Conversation"];
export type ConversationSummary = Schemas["ConversationSummary"];
export type Message = Schemas["Message"];
export type Turn = Schemas["Turn"];
export type Draw = Schemas["Draw"];
export type Quota = Schemas["Quota"];
export type Spread = Schemas["Spread"];
export type CardSummary = Schemas["CardSummary"];
export type Card = Schemas["Card"];
export type Suit = Schemas["Suit"];

export type ShareLink = Results["schemas"]["ShareLink"];
export type ShareLinkPage = Results["schemas"]["ShareLinkPage"];
export type SharedReading = Results["schemas"]["SharedReading"];
export type SharingPreview = Results["schemas"]["SharingPreview"];
export type SharingWays = Results["schemas"]["SharingWays"];
export type KakaoSharing = Results["schemas"]["KakaoSharing"];
export type Lifetime = Results["schemas"]["Lifetime"];
export type PictureShape = Results["schemas"]["PictureShape"];

export type Expert = Rooms["schemas"]["Expert"];
export type ExpertCard = Rooms["schemas"]["ExpertCard"];
export type ExpertText = Rooms["schemas"]["PutExpert"];
export type OwnExpert = Rooms["schemas"]["OwnExpert"];
export type Presence = Rooms["schemas"]["Presence"];
export type RoomOpening = Rooms["schemas"]["OpenRoom"];
export type OpenRooms = Rooms["schemas"]["OpenRooms"];
export type OpenedRoom = Rooms["schemas"]["OpenedRoom"];
export type RoomForVisitor = Rooms["schemas"]["RoomForVisitor"];
export type Invite = Rooms["schemas"]["Invite"];
export type InviteList = Rooms["schemas"]["InviteList"];
export type PersonalInvite = Rooms["schemas"]["PersonalInvite"];
export type Knocking = Rooms["schemas"]["Knock"];
export type WaitingSeat = Rooms["schemas"]["WaitingSeat"];
export type IceView = Rooms["schemas"]["IceView"];
export type ConsultationRecord = Required<Rooms["schemas"]["ConsultationRecord"]>;
export type Rating = Rooms["schemas"]["Rating"];
export type Summary = Omit<Rooms["schemas"]["Summary"], "record"> & { record: ConsultationRecord };
export type PastConsultation = Rooms["schemas"]["PastConsultation"];
export type PastPage = Rooms["schemas"]["ConsultationPage"];
