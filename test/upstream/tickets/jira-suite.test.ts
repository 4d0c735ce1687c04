import { describeTicketSystem, VERBS } from './adapter-suite.ts';
import { jiraWorld } from './jira-world.ts';

describeTicketSystem('Jira Cloud, simulated', VERBS, () => jiraWorld('cloud'));
describeTicketSystem('Jira Data Center, simulated', VERBS, () => jiraWorld('dataCenter'));
