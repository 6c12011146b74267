import type { Random } from './random.ts'

const given =
  'Ada Boris Camelia Daria Elena Felix Georgi Hanna Ivan Julia Kiril Lena Marek Nadia Oleh Petra Quentin Rada Stefan Taras Ursula Vera Wei Xin Yana Zoe Andrei Bogdan Chloe Dimitar'.split(
    ' ',
  )
const family =
  'Albu Becker Chen Dobrev Evans Fischer Georgiev Horvat Ivanova Jansen Kovalenko Lindt Marinov Nowak Oprea Petrenko Quist Radu Shevchenko Todorov Ungur Vasile Weber Xu Yilmaz Zhang Arnaud Bondar Costa Dimova'.split(
    ' ',
  )
const firm =
  'Alder Birch Cobalt Delta Ember Falcon Granite Harbor Indigo Juniper Krona Lumen Meridian Nimbus Orchid Pavo Quartz Rila Saffron Tundra Umbra Vega Willow Xenon Yantra Zephyr Danube Dnipro Carpat Balkan'.split(
    ' ',
  )
const trade =
  'Logistics Foods Analytics Textiles Energy Media Robotics Pharma Motors Travel Studios Interiors Systems Finance Farms Glass'.split(' ')

export interface PersonName {
  readonly given: string
  readonly family: string
}

export function personName(random: Random): PersonName {
  return { given: random.pick(given), family: random.pick(family) }
}

export function companyName(random: Random): string {
  return `${random.pick(firm)} ${random.pick(trade)}`
}

/** An address under a domain that can never exist. */
export function emailAddress(name: PersonName, id: number): string {
  return `${name.given}.${name.family}${id}@mail.example`.toLowerCase()
}

export function phoneNumber(random: Random): string {
  return `+${random.integer(1, 99)} 555 ${random.integer(100_000, 999_999)}`
}
