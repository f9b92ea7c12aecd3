import { distance, type Vec2 } from '@ivw/data'
import { CameraProperty, type InteractionEvent, type MouseButton } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { CameraTrackball } from './camera-trackball.ts'

function trackballOn() {
  const camera = new CameraProperty('camera', 'Camera')
  const trackball = new CameraTrackball('trackball', 'Trackball', camera)
  const send = (event: InteractionEvent): InteractionEvent => {
    for (const property of trackball.properties)
      if ('invoke' in property && !event.used) (property as { invoke(e: InteractionEvent): void }).invoke(event)
    return event
  }
  const drag = (button: MouseButton, depth: number, ...places: readonly Vec2[]): void => {
    places.forEach((position, i) => {
      const state = i === 0 ? 'press' : 'move'
      send({ kind: 'mouse', state, button, buttons: [button], modifiers: [], position, canvasSize: [100, 100], depth })
    })
    send({ kind: 'mouse', state: 'release', button, buttons: [], modifiers: [], position: places.at(-1)!, canvasSize: [100, 100], depth })
  }
  const away = (): number => distance(camera.value.lookFrom, camera.value.lookTo)
  return { camera, trackball, send, drag, away }
}

describe('dragging', () => {
  test('with the left button turns about the point that is looked at', () => {
    const { camera, drag, away } = trackballOn()
    drag('left', 1, [0.5, 0.5], [0.6, 0.5])
    expect(camera.value.lookTo).toEqual([0, 0, 0])
    expect(away()).toBeCloseTo(2, 6)
    expect(camera.value.lookFrom[0]).not.toBeCloseTo(0, 3)
  })

  test('with the middle button moves eye and target alike', () => {
    const { camera, drag } = trackballOn()
    drag('middle', 1, [0.5, 0.5], [0.6, 0.5])
    expect(camera.value.lookTo[0]).toBeLessThan(0)
    expect(camera.value.lookFrom[0]).toBeCloseTo(camera.value.lookTo[0], 6)
  })

  test('with the right button comes nearer or goes away', () => {
    const { drag, away } = trackballOn()
    drag('right', 1, [0.5, 0.5], [0.5, 0.6])
    expect(away()).toBeCloseTo(1.6, 6)
  })

  test('starts anew with every press', () => {
    const { camera, drag } = trackballOn()
    drag('left', 1, [0.1, 0.1])
    drag('left', 1, [0.9, 0.9])
    expect(camera.value.lookFrom).toEqual([0, 0, 2])
  })

  test('does nothing where it is not allowed', () => {
    const { camera, drag, trackball } = trackballOn()
    trackball.allowHorizontalRotation.value = false
    drag('left', 1, [0.5, 0.5], [0.7, 0.5])
    expect(camera.value.lookFrom).toEqual([0, 0, 2])
    trackball.handleEvents.value = false
    drag('middle', 1, [0.5, 0.5], [0.7, 0.5])
    expect(camera.value.lookTo).toEqual([0, 0, 0])
  })
})

test('the wheel comes nearer, and others see it, too', () => {
  const { send, away } = trackballOn()
  const event = send({ kind: 'wheel', delta: [0, 1], buttons: [], modifiers: [], position: [0.5, 0.5], canvasSize: [9, 9], depth: 1 })
  expect(away()).toBeCloseTo(1.9, 6)
  expect(event.used ?? false).toBe(false)
})

test('keys want exactly their modifiers', () => {
  const { camera, send } = trackballOn()
  send({ kind: 'key', state: 'press', key: 'D', modifiers: ['shift'] })
  expect(camera.value.lookTo[0]).not.toBe(0)
  const before = camera.value
  send({ kind: 'key', state: 'press', key: 'D', modifiers: ['control'] })
  expect(camera.value).toEqual(before)
})
