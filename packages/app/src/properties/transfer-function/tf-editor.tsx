import type { Vec2 } from '@ivw/data'
import type { PropertyView } from '@ivw/engine/protocol'
import { Maximize } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../controls/select.tsx'
import { usePropertyEdit } from '../editing/use-property-edit.ts'
import { GradientStrip } from './gradient-strip.tsx'
import { histogramModes } from './histogram-heights.ts'
import { MaskRow } from './mask-row.tsx'
import { validZoom } from './plot-space.ts'
import { PointFields } from './point-fields.tsx'
import { PositionAxis } from './position-axis.tsx'
import { PresetMenu } from './preset-menu.tsx'
import { TfPlot } from './tf-plot.tsx'
import { domainOf, type PointSet, type Selection } from './tf-points.ts'
import { tfStateOf } from './tf-state.ts'
import { useHistogram } from './use-histogram.ts'
import './tf-editor.css'

/** The large editor of a transfer function, or of iso values, which have neither mask nor colours in between. */
export function TfEditor({ property }: { property: PropertyView }) {
  const edit = usePropertyEdit(property)
  const histogram = useHistogram(property.path)
  const [selected, setSelected] = useState<Selection>(new Set())
  const [zoom, setZoom] = useState<Vec2>(() => validZoom(property.state.zoomH))
  const tf = tfStateOf(edit.state)
  const readOnly = property.readOnly ?? false
  const isCurve = property.classIdentifier === 'org.inviwo.TransferFunctionProperty'

  // What was undone elsewhere may have taken selected points away.
  const selection = new Set([...selected].filter(index => index < tf.points.length))
  const set: PointSet = { points: tf.points, selection }
  const domain = domainOf(tf.type, tf.points, histogram?.range)
  const interval: Vec2 = [domain[0] + zoom[0] * (domain[1] - domain[0]), domain[0] + zoom[1] * (domain[1] - domain[0])]
  const actions = {
    onDrag: (next: PointSet) => {
      setSelected(next.selection)
      edit.drag({ points: next.points })
    },
    onDragEnd: edit.end,
    onCancel: edit.cancel,
    onCommit: (next: PointSet) => {
      setSelected(next.selection)
      edit.commit({ points: next.points })
    },
  }

  return (
    <div className="tf-editor">
      <div className="tf-toolbar">
        {isCurve && !readOnly && (
          <PresetMenu points={tf.points} domain={domain} onChoose={points => actions.onCommit({ points, selection: new Set() })} />
        )}
        <span className="tf-toolbar-label">Histogram</span>
        <div className="tf-histogram-mode">
          <Select
            label="Histogram"
            value={tf.histogramMode}
            options={histogramModes}
            onChange={histogramMode => edit.commit({ histogramMode })}
          />
        </div>
        {!histogram && <span className="property-note">No data yet</span>}
        <span className="tf-toolbar-space" />
        <IconButton
          icon={Maximize}
          label="Show the whole range"
          disabled={zoom[0] === 0 && zoom[1] === 1}
          onClick={() => setZoom([0, 1])}
        />
      </div>
      <TfPlot
        label={property.displayName}
        plot={{
          kind: isCurve ? 'curve' : 'lines',
          points: tf.points,
          mask: tf.mask,
          histogram,
          mode: tf.histogramMode,
          histogramEnds: tf.type === 'relative' || !histogram ? [0, 1] : histogram.range,
        }}
        set={set}
        onSelect={setSelected}
        domain={domain}
        zoom={zoom}
        onZoom={setZoom}
        readOnly={readOnly}
        {...actions}
      />
      {isCurve && (
        <div className="tf-editor-strip">
          <GradientStrip points={tf.points} interval={interval} mask={tf.mask} />
        </div>
      )}
      <PositionAxis interval={interval} type={tf.type} histogram={histogram} />
      {tf.mask && <MaskRow mask={tf.mask} domain={domain} readOnly={readOnly} edit={edit} />}
      <PointFields set={set} domain={domain} type={tf.type} histogram={histogram} readOnly={readOnly} {...actions} />
      {edit.problem && <p className="property-problem">{edit.problem}</p>}
    </div>
  )
}
