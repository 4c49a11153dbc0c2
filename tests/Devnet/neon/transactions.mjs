// Signs GAS transfers, ready to be posted: one sendrawtransaction a line.
// usage: node transactions.mjs RPC-URL WIF COUNT [FIRST-NONCE] > FILE
import neon from "@cityofzion/neon-js";

const { rpc, sc, tx, u, wallet } = neon;
const [url, wif, count, first = 0] = process.argv.slice(2);
const node = new rpc.RPCClient(url);
const sender = new wallet.Account(wif);
const network = (await node.getVersion()).protocol.network;
const height = await node.getBlockCount();
const script = sc.createScript({
  scriptHash: "0xd2a4cff31913016155e38e474a2c06d08be276cf",
  operation: "transfer",
  args: [
    sc.ContractParam.hash160(sender.address),
    sc.ContractParam.hash160("NNLi44dJNXtDNSBkofB48aTVYtb1zZrNEs"),
    sc.ContractParam.integer(1),
    sc.ContractParam.any(),
  ],
});

for (let nonce = Number(first); nonce < Number(first) + Number(count); nonce++) {
  const transaction = new tx.Transaction({
    nonce,
    signers: [{ account: sender.scriptHash, scopes: tx.WitnessScope.CalledByEntry }],
    validUntilBlock: height + 5000,
    systemFee: u.BigInteger.fromNumber(9977780),
    networkFee: u.BigInteger.fromNumber(1500000),
    script,
  });
  transaction.sign(sender, network);
  const raw = u.HexString.fromHex(transaction.serialize(true)).toBase64();
  console.log(JSON.stringify({ jsonrpc: "2.0", id: nonce, method: "sendrawtransaction", params: [raw] }));
}
