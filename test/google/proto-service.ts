/** Google's own service definitions, read from the protos their client packages bring along. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const protosOf = (name: string) => join(dirname(createRequire(import.meta.url).resolve(name)), '../protos');

/** The definition of a service, e.g. `google.cloud.speech.v1.Speech` from `google/cloud/speech/v1/cloud_speech.proto`. */
export function protoService(packageName: string, file: string, service: string): grpc.ServiceDefinition {
  const includeDirs = [protosOf(packageName), protosOf('google-gax')];
  const definition = loadSync(file, { includeDirs, longs: String, enums: String, defaults: true, oneofs: true });
  return definition[service] as grpc.ServiceDefinition;
}

/** Listens on a free port of this machine. */
export function listenOnLoopback(server: grpc.Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    ),
  );
}

/** What points one of Google's clients at a server of this machine. */
export function clientOf({ port }: { port: number }): Record<string, unknown> {
  return { apiEndpoint: '127.0.0.1', port, sslCreds: grpc.credentials.createInsecure(), projectId: 'a-project' };
}
