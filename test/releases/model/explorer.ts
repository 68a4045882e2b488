/**
 * Visits every state that some processes can reach together: every interleaving of their requests, and with a budget of
 * faults every place where a reply is lost, a write arrives late, a read fails or a process is killed and run again.
 */
import { type Guarding, type Moment, Process, type Program } from "./process.ts";
import { type Call, isWrite, type Reply, type World, type Worlds } from "./world.ts";

export interface Faults {
  /** How many of them one execution may have. */
  readonly budget: number;
  /** Replies that do not come: the write may take effect at any later time, or never. */
  readonly lostReplies: boolean;
  /** Kills before a request or with the request on its way; the same command runs once more afterwards. */
  readonly kills: boolean;
  /** Reads that fail. */
  readonly failedReads: boolean;
  /** Deletes may take effect late too. Only a delete with an atomic guard is safe then. */
  readonly lateDeletes: boolean;
}

export const noFaults: Faults = {
  budget: 0,
  lostReplies: false,
  kills: false,
  failedReads: false,
  lateDeletes: false,
};

/** A request that was sent by nobody who still waits for its answer. */
type Underway = Call;

export interface State {
  readonly world: World;
  readonly moments: readonly Moment[];
  readonly faultsLeft: number;
  readonly underway: readonly Underway[];
}

export interface Exploration {
  readonly states: number;
  readonly worlds: number;
  /** How executions ended: what each process told, joined, with the number of end states. */
  readonly endings: ReadonlyMap<string, number>;
}

export interface Checks {
  /** Throws where a world breaks an invariant. Called once per world. */
  world(world: World): void;
  /** Throws where a state does: what was told, against what is. */
  state(state: State): void;
  /** Throws where a world in which nobody runs any more is not usable. Called once per world. */
  end(world: World): Promise<void>;
}

export async function explore(
  worlds: Worlds,
  start: World,
  programs: readonly Program[],
  faults: Faults,
  checks: Checks,
  guarding: Guarding = "atomic",
  mostStates = 3_000_000,
): Promise<Exploration> {
  const counter = { next: 0 };
  const first = programs.map((program) => new Process(program, 1, worlds, counter, guarding));
  const second = new Map(first.map((process) => [process, new Process(process.program, 2, worlds, counter, guarding)]));
  const seen = new Set<string>();
  const seenWorlds = new Set<number>();
  const endedWorlds = new Set<number>();
  const endings = new Map<string, number>();
  const moments: Moment[] = [];
  for (const process of first) moments.push(await process.begin());
  const stack: State[] = [{ world: start, moments, faultsLeft: faults.budget, underway: [] }];

  const visit = (state: State) => {
    const key = keyOf(state);
    if (seen.has(key)) return;
    seen.add(key);
    stack.push(state);
  };
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    if (seen.size > mostStates) throw new Error(`more than ${mostStates} states`);
    if (!seenWorlds.has(state.world.number)) {
      seenWorlds.add(state.world.number);
      checks.world(state.world);
    }
    checks.state(state);
    for (const [index, call] of state.underway.entries()) {
      const { world } = worlds.apply(state.world, call);
      visit({ ...state, world, underway: state.underway.filter((_, other) => other !== index) });
    }
    let running = false;
    for (const [index, moment] of state.moments.entries()) {
      if (moment.next.kind === "end") continue;
      running = true;
      const { call } = moment.next;
      const { process } = moment;
      const goOn = async (changed: Partial<State>, reply: Reply) => {
        const next = process.known(moment, reply) ?? (await process.after(moment, reply));
        visit({ ...state, ...changed, moments: state.moments.with(index, next) });
      };
      const { world, reply } = worlds.apply(state.world, call);
      await goOn({ world }, reply);
      if (state.faultsLeft === 0) continue;
      const faultsLeft = state.faultsLeft - 1;
      const mayBeLate = isWrite(call) && (faults.lateDeletes || call.method !== "delete");
      if (faults.lostReplies && mayBeLate) {
        await goOn({ faultsLeft, underway: [...state.underway, call] }, { kind: "lost" });
      }
      if (faults.failedReads && !isWrite(call)) await goOn({ faultsLeft }, { kind: "failed" });
      const again = second.get(process);
      if (faults.kills && again !== undefined) {
        const moments = state.moments.with(index, await again.begin());
        visit({ ...state, moments, faultsLeft });
        if (mayBeLate) visit({ ...state, moments, faultsLeft, underway: [...state.underway, call] });
      }
    }
    if (running) continue;
    const told = state.moments.map(
      ({ process, next }) => `${process.program.name} ${next.kind === "end" ? next.ending.told : ""}`,
    );
    const key = told.join(", ");
    endings.set(key, (endings.get(key) ?? 0) + 1);
    if (!endedWorlds.has(state.world.number)) {
      endedWorlds.add(state.world.number);
      await checks.end(state.world);
    }
  }
  return { states: seen.size, worlds: seenWorlds.size, endings };
}

function keyOf(state: State): string {
  const moments = state.moments.map((moment) => moment.number).join(",");
  const underway = state.underway.map((call) => JSON.stringify(call)).sort();
  return `${state.world.number}|${moments}|${state.faultsLeft}|${underway.join("|")}`;
}
