import '@kitware/vtk.js/Rendering/Profiles/Volume'
import vtkDataArray from '@kitware/vtk.js/Common/Core/DataArray'
import vtkImageData from '@kitware/vtk.js/Common/DataModel/ImageData'
import vtkPiecewiseFunction from '@kitware/vtk.js/Common/DataModel/PiecewiseFunction'
import vtkColorTransferFunction from '@kitware/vtk.js/Rendering/Core/ColorTransferFunction'
import vtkRenderer from '@kitware/vtk.js/Rendering/Core/Renderer'
import vtkRenderWindow from '@kitware/vtk.js/Rendering/Core/RenderWindow'
import vtkRenderWindowInteractor from '@kitware/vtk.js/Rendering/Core/RenderWindowInteractor'
import vtkVolume from '@kitware/vtk.js/Rendering/Core/Volume'
import vtkVolumeMapper from '@kitware/vtk.js/Rendering/Core/VolumeMapper'
import vtkOpenGLRenderWindow from '@kitware/vtk.js/Rendering/OpenGL/RenderWindow'
import { type Case, edge, eyeOf, halfView, light, pictureSize, type Renderer, samplingRate } from './scene.ts'

export function vtk({ points, shaded }: Case, voxels: Uint8Array): Renderer {
  const container = document.createElement('div')
  container.style.width = container.style.height = `${pictureSize}px`
  document.body.appendChild(container)
  const [window, renderer] = [vtkRenderWindow.newInstance(), vtkRenderer.newInstance({ background: [0, 0, 0] })]
  window.addRenderer(renderer)
  const view = vtkOpenGLRenderWindow.newInstance()
  view.setContainer(container)
  view.setSize(pictureSize, pictureSize)
  window.addView(view)
  const interactor = vtkRenderWindowInteractor.newInstance()
  interactor.setView(view)
  interactor.initialize()
  const image = vtkImageData.newInstance()
  image.setDimensions([edge, edge, edge])
  image.setSpacing([1 / edge, 1 / edge, 1 / edge])
  image.setOrigin([-0.5, -0.5, -0.5])
  image.getPointData().setScalars(vtkDataArray.newInstance({ values: voxels }))
  const mapper = vtkVolumeMapper.newInstance()
  mapper.setInputData(image)
  mapper.setAutoAdjustSampleDistances(false)
  mapper.setImageSampleDistance(1)
  mapper.setSampleDistance(1 / edge / samplingRate)
  mapper.setMaximumSamplesPerRay(4000)
  const volume = vtkVolume.newInstance()
  volume.setMapper(mapper)
  const [color, opacity] = [vtkColorTransferFunction.newInstance(), vtkPiecewiseFunction.newInstance()]
  for (const [position, red, green, blue, alpha] of points) {
    color.addRGBPoint(position * 255, red, green, blue)
    opacity.addPoint(position * 255, alpha)
  }
  const property = volume.getProperty()
  property.setRGBTransferFunction(0, color)
  property.setScalarOpacity(0, opacity)
  property.setScalarOpacityUnitDistance(0, 1 / 150)
  property.setInterpolationTypeToLinear()
  property.setShade(shaded)
  property.setAmbient(light.ambient)
  property.setDiffuse(light.diffuse)
  property.setSpecular(light.specular)
  property.setSpecularPower(light.shininess)
  renderer.addVolume(volume)
  const camera = renderer.getActiveCamera()
  camera.setFocalPoint(0, 0, 0)
  camera.setViewUp(0, 1, 0)
  camera.setViewAngle((2 * Math.atan(halfView) * 180) / Math.PI)
  const gl = view.get3DContext({}) as WebGL2RenderingContext
  const pixel = new Uint8Array(4)
  return {
    async frame(number) {
      camera.setPosition(...eyeOf(number))
      renderer.resetCameraClippingRange()
      window.render()
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
    },
    async picture() {
      const captured = view.captureNextImage('image/png')
      window.render()
      return ((await captured) ?? '').split(',')[1] ?? ''
    },
  }
}
