export { nodemailerPlugin, type PluginMail, type TemplateMail } from './nodemailer-plugin.ts';
