// What a dApp's page does, with neon-js as it comes from npm: transfer, wait for the log, invoke, balances, transfers.
// usage: node flow.mjs RPC-URL WIF   The answer is one line of JSON.
import neon from "@cityofzion/neon-js";

const { rpc, sc, tx, u, wallet } = neon;
const gas = "0xd2a4cff31913016155e38e474a2c06d08be276cf";
const [url, wif] = process.argv.slice(2);
const node = new rpc.RPCClient(url);
const sender = new wallet.Account(wif);
const receiver = new wallet.Account("0102030405060708090a0b0c0d0e0f1011121314");

const network = (await node.getVersion()).protocol.network;

async function send(script) {
  const signers = [{ account: sender.scriptHash, scopes: tx.WitnessScope.CalledByEntry }];
  const rehearsal = await node.invokeScript(u.HexString.fromHex(script), signers);
  const transaction = new tx.Transaction({
    signers,
    validUntilBlock: (await node.getBlockCount()) + 5759,
    systemFee: u.BigInteger.fromNumber(rehearsal.gasconsumed),
    script,
  });
  transaction.addWitness(
    new tx.Witness({
      invocationScript: "",
      verificationScript: u.HexString.fromBase64(sender.contract.script).toString(),
    }),
  );
  transaction.networkFee = u.BigInteger.fromNumber(await node.calculateNetworkFee(transaction));
  transaction.witnesses = [];
  transaction.sign(sender, network);
  return node.sendRawTransaction(transaction);
}

function payment(amount) {
  return sc.createScript({
    scriptHash: gas,
    operation: "transfer",
    args: [
      sc.ContractParam.hash160(sender.address),
      sc.ContractParam.hash160(receiver.address),
      sc.ContractParam.integer(amount),
      sc.ContractParam.any(),
    ],
  });
}

async function transfer(amount) {
  const start = performance.now();
  const hash = await send(payment(amount));
  const log = await node.getApplicationLog(hash);
  return { hash, log, ms: performance.now() - start };
}

const first = await transfer(3);
const times = [];
for (let i = 0; i < 10; i++) times.push((await transfer(1)).ms);
times.sort((a, b) => a - b);

const symbol = await node.invokeFunction(gas, "symbol");
const balances = await node.execute(new rpc.Query({ method: "getnep17balances", params: [receiver.address] }));
const transfers = await node.execute(new rpc.Query({ method: "getnep17transfers", params: [receiver.address, 0] }));
const raw = await node.getRawTransaction(first.hash, 1);
const block = await node.getBlock(raw.blockhash, 1);

console.log(
  JSON.stringify({
    network,
    state: first.log.executions[0].vmstate,
    amount: first.log.executions[0].notifications[0].state.value[2].value,
    symbol: Buffer.from(symbol.stack[0].value, "base64").toString(),
    balance: balances.balance.find((balance) => balance.assethash === gas).amount,
    received: transfers.received.length,
    inBlock: block.tx.some((other) => other.hash === first.hash),
    medianMs: times[5],
  }),
);
