/** Stylesheets are imported for their effect. */
declare module '*.css';
declare module '*.css?in-phone';
