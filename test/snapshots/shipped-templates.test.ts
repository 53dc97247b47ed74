import { describeTemplates } from '../../src/snapshots/index.ts';

describeTemplates('templates', { snapshots: 'snapshots', images: true });
