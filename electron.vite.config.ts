import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Everything is bundled into `out/`: the package has no run-time dependency (see docs/decisions/0001). */
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      minify: true,
      rollupOptions: { input: { index: 'src/main/index.ts' }, external: ['electron'] },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        input: { page: 'src/preload/page.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      modulePreload: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          picker: 'src/renderer/picker/index.html',
          settings: 'src/renderer/settings/index.html',
          prompt: 'src/renderer/prompt/index.html',
          'airflow-window': 'src/renderer/airflow-window/index.html',
        },
      },
    },
  },
});
