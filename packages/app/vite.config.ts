import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  // The engine's worker is a module that imports three.js with a top-level await.
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    chunkSizeWarningLimit: 2500,
    // The licences of what the page is bundled with want to be told.
    license: { fileName: 'third-party-licenses.md' },
  },
  server: { host: '127.0.0.1', strictPort: true },
})
