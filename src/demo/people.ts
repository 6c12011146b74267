import { day, hour, type Instant, instantOrNull, instantText, now, opening } from './calendar.ts'
import { type DemoRow, type DemoTable, mappedTable, streamedTable } from './demo-table.ts'
import { Random } from './random.ts'
import { officeSeason, staffSeason } from './season.ts'
import { personName } from './words.ts'

export type Role = 'sales_rep' | 'service_rep' | 'marketer' | 'manager' | 'other'

/** Someone who works with the CRM. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly team: string | null
  readonly region: string | null
  readonly managerId: number | null
  readonly licensed: boolean
  readonly activatedAt: Instant
  readonly onboardedAt: Instant | null
  readonly deactivatedAt: Instant | null
  /** 0 for somebody who never logs in, 1 on average. */
  readonly diligence: number
  /** About 1: how much better than the colleagues. */
  readonly skill: number
}

const teams: Readonly<Record<Role, readonly string[]>> = {
  sales_rep: ['Sales West', 'Sales East', 'Sales Enterprise'],
  service_rep: ['Support', 'Success'],
  marketer: ['Marketing'],
  manager: ['Sales West', 'Sales East', 'Sales Enterprise', 'Support', 'Success', 'Marketing'],
  other: ['Finance', 'Operations'],
}
const roles: readonly (readonly [Role, number])[] = [
  ['sales_rep', 42],
  ['service_rep', 30],
  ['marketer', 12],
  ['manager', 8],
  ['other', 8],
]
const regions = ['Americas', 'Western Europe', 'Eastern Europe', 'Asia']
const firstRoles: readonly Role[] = [
  'manager',
  'manager',
  'sales_rep',
  'sales_rep',
  'service_rep',
  'service_rep',
  'marketer',
  'marketer',
  'other',
  'sales_rep',
]

function makePerson(id: number, random: Random): Person {
  const founder = id <= firstRoles.length
  const role = firstRoles[id - 1] ?? random.weighted(roles)
  const early = founder || random.chance(0.3)
  const activatedAt = early ? opening - random.integer(1, 30) * day : officeSeason.draw(random, opening, now)
  const leaves = founder ? now : activatedAt + (120 + random.skewed(1100)) * day
  const onboarded = activatedAt + random.skewed(16) * day
  const { given, family } = personName(random)
  return {
    id,
    name: `${given} ${family}`,
    role,
    team: founder ? random.pick(teams[role]) : random.orNull(random.pick(teams[role]), 0.03),
    region: random.orNull(random.pick(regions), 0.04),
    managerId: id <= 2 ? null : random.key(random.integer(1, 2)),
    licensed: id % 20 !== 18,
    activatedAt,
    onboardedAt: id % 20 === 17 || onboarded >= Math.min(leaves, now) ? null : Math.floor(onboarded),
    deactivatedAt: leaves < now ? Math.floor(leaves) : null,
    diligence: id % 20 === 15 ? 0 : random.between(0.4, 1.6),
    skill: random.between(0.75, 1.25),
  }
}

/** All who work with the CRM, and who of them would take a piece of work. */
export class Staff {
  readonly people: readonly Person[]
  readonly #byRole: Readonly<Record<Role, Person[]>> = { sales_rep: [], service_rep: [], marketer: [], manager: [], other: [] }

  constructor(seed: number, scale: number) {
    const random = new Random(seed, 'people')
    this.people = Array.from({ length: Math.max(24, Math.round(260 * scale)) }, (_, index) => makePerson(index + 1, random))
    for (const person of this.people) this.#byRole[person.role].push(person)
  }

  /** Somebody of this role who is there at that time. */
  at(random: Random, role: Role, instant: Instant): Person {
    const candidates = this.#byRole[role]
    let chosen = random.pick(candidates)
    for (let tries = 0; tries < 8; tries += 1) {
      if (chosen.activatedAt <= instant && (chosen.deactivatedAt ?? now) > instant) break
      chosen = random.pick(candidates)
    }
    return chosen
  }
}

function* loginRows(staff: Staff, seed: number, scale: number): Iterable<DemoRow> {
  const random = new Random(seed, 'user_logins')
  const total = Math.round(170_000 * scale)
  for (let id = 1; id <= total; id += 1) {
    let person = random.pick(staff.people)
    while (random.next() * 1.6 >= person.diligence) person = random.pick(staff.people)
    const from = Math.max(opening, person.activatedAt)
    const at = staffSeason.draw(random, from, person.deactivatedAt ?? now)
    const client = random.weighted([
      ['web', 70],
      ['mobile', 22],
      ['api', 6],
      [null, 2],
    ])
    yield [id, person.id, instantText(at), client]
  }
}

const courses = [
  { course: 'CRM basics', required: true },
  { course: 'Data protection', required: true },
  { course: 'Pipeline hygiene', required: true },
  { course: 'Reports for leaders', required: false },
]

function* trainingRows(staff: Staff, seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'training_assignments')
  let id = 0
  for (const person of staff.people) {
    for (const { course, required } of courses) {
      if (!required && random.chance(0.5)) continue
      id += 1
      const assigned = Math.min(now - day, person.activatedAt + random.integer(0, 60) * day)
      const done = assigned + random.skewed(25) * day + hour
      const finished = random.chance(required ? 0.85 : 0.5) && done < (person.deactivatedAt ?? now)
      const score = finished && !random.chance(0.1) ? random.integer(110, 200) / 2 : null
      const due = random.orNull(assigned + 30 * day, 0.1)
      yield [
        id,
        person.id,
        course,
        required,
        instantText(assigned),
        instantOrNull(due),
        finished ? instantText(Math.floor(done)) : null,
        score,
      ]
    }
  }
}

export function peopleTables(staff: Staff, seed: number, scale: number): readonly DemoTable[] {
  return [
    mappedTable<Person>('crm_users', staff.people, {
      user_id: (person) => person.id,
      full_name: (person) => person.name,
      role: (person) => person.role,
      team: (person) => person.team,
      region: (person) => person.region,
      manager_id: (person) => person.managerId,
      is_licensed: (person) => person.licensed,
      activated_at: (person) => instantText(person.activatedAt),
      onboarded_at: (person) => instantOrNull(person.onboardedAt),
      deactivated_at: (person) => instantOrNull(person.deactivatedAt),
    }),
    streamedTable('user_logins', ['login_id', 'user_id', 'logged_in_at', 'client'], () => loginRows(staff, seed, scale)),
    streamedTable(
      'training_assignments',
      ['assignment_id', 'user_id', 'course', 'is_required', 'assigned_at', 'due_at', 'completed_at', 'score'],
      () => trainingRows(staff, seed),
    ),
  ]
}
