/** Media type of a processor type that is dragged from the Processor List into the network; the data is its class identifier. */
export const processorTypeMedia = 'application/x-ivw-processor-type'
