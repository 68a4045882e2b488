/** How much of a comparison is kept: documents are read by people, uploaded, and shown in comments. */
import type { Message } from "../prompts/prompt.ts";
import type { MessageDifference, Row } from "./difference.ts";
import { defaultRowOptions, type RowOptions } from "./rows.ts";

export interface RoomLimits {
  /** Characters of all rows together. */
  readonly rows: number;
  /** Characters of all whole conversations together. */
  readonly conversations: number;
}

/** Twice what a review of 2,000 prompts of ordinary length needs. */
const defaultRoom: RoomLimits = { rows: 8_000_000, conversations: 16_000_000 };

/** What is left of the room. One for each document. */
export class Room {
  private rowsLeft: number;
  private conversationsLeft: number;
  private casesWithoutRows = 0;
  private casesWithoutConversations = 0;

  constructor(limits: RoomLimits = defaultRoom) {
    this.rowsLeft = limits.rows;
    this.conversationsLeft = limits.conversations;
  }

  /** The same room, of which something may be taken on trial. */
  copy(): Room {
    const room = new Room({ rows: this.rowsLeft, conversations: this.conversationsLeft });
    room.casesWithoutRows = this.casesWithoutRows;
    room.casesWithoutConversations = this.casesWithoutConversations;
    return room;
  }

  /** Has as much left as another one, and the same sentences to say. */
  leave(other: Room): void {
    this.rowsLeft = other.rowsLeft;
    this.conversationsLeft = other.conversationsLeft;
    this.casesWithoutRows = other.casesWithoutRows;
    this.casesWithoutConversations = other.casesWithoutConversations;
  }

  /** Bounds for the rows of one text. */
  rows(): RowOptions {
    // With nothing left the comparison still says what changed, but not how.
    return this.rowsLeft > 0 ? defaultRowOptions : { context: 0, mostRows: 1, mostCharacters: 200 };
  }

  take(messages: readonly MessageDifference[]): readonly MessageDifference[] {
    const length = JSON.stringify(messages).length;
    if (length > this.rowsLeft) {
      this.rowsLeft = 0;
      this.casesWithoutRows++;
      return messages.map((message) => ({ ...message, parts: message.parts.map((part) => ({ ...part, rows: [] })) }));
    }
    this.rowsLeft -= length;
    return messages;
  }

  /** The rows, or none where there is no room. */
  takeRows(rows: readonly Row[]): readonly Row[] {
    const length = JSON.stringify(rows).length;
    if (length > this.rowsLeft) return [];
    this.rowsLeft -= length;
    return rows;
  }

  conversations(
    before: readonly Message[] | undefined,
    after: readonly Message[] | undefined,
  ): { readonly before?: readonly Message[]; readonly after?: readonly Message[] } {
    const length =
      (before === undefined ? 0 : JSON.stringify(before).length) +
      (after === undefined ? 0 : JSON.stringify(after).length);
    if (length > this.conversationsLeft) {
      this.casesWithoutConversations++;
      return {};
    }
    this.conversationsLeft -= length;
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  }

  /** What was left out so far, in sentences. */
  cuts(): readonly string[] {
    const sentences: string[] = [];
    if (this.casesWithoutRows > 0) {
      sentences.push(`Changed lines are left out for ${cases(this.casesWithoutRows)}: there are too many changes.`);
    }
    if (this.casesWithoutConversations > 0) {
      sentences.push(
        `Whole conversations are left out for ${cases(this.casesWithoutConversations)}: together they are too long.`,
      );
    }
    return sentences;
  }
}

function cases(count: number): string {
  return count === 1 ? "one case" : `${count} cases`;
}
