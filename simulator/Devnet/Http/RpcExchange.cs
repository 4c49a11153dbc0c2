using System.Buffers;
using System.Text.Json;
using Neo.Json;
using StarMiner.Simulator.Devnet.Rpc;

namespace StarMiner.Simulator.Devnet.Http;

/// <summary>One body and its answer. The ids are given back as they came, to the letter.</summary>
sealed class RpcExchange(Func<string, JArray, ValueTask<JToken?>> call, DevnetLimits limits)
{
    const int MostNested = 64;

    static readonly JsonDocumentOptions Reading = new() { MaxDepth = MostNested };
    static readonly JsonWriterOptions Writing = new() { SkipValidation = true };
    static readonly byte[] NullId = "null"u8.ToArray();

    public async ValueTask AnswerAsync(ReadOnlyMemory<byte> body, ArrayBufferWriter<byte> answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Reading);
            using var json = new Utf8JsonWriter(answer, Writing);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
                await AnswerBatchAsync(document.RootElement, json, answer);
            else
                await AnswerOneAsync(document.RootElement, json);
        }
        catch (JsonException)
        {
            answer.ResetWrittenCount();
            Refuse(RpcError.Parse, answer);
        }
    }

    /// <summary>An answer to what cannot be read as a request.</summary>
    public static void Refuse(RpcError error, ArrayBufferWriter<byte> answer)
    {
        using var json = new Utf8JsonWriter(answer, Writing);
        Write(json, NullId, null, error);
    }

    async ValueTask AnswerBatchAsync(JsonElement batch, Utf8JsonWriter json, ArrayBufferWriter<byte> answer)
    {
        int count = batch.GetArrayLength();
        if (count == 0 || count > limits.BatchRequests)
        {
            string why = count == 0 ? "an empty batch" : $"a batch has at most {limits.BatchRequests} requests";
            Write(json, NullId, null, RpcError.InvalidRequest.With(why));
            return;
        }
        bool any = false;
        foreach (JsonElement request in batch.EnumerateArray())
        {
            RpcReply? reply = answer.WrittenCount + json.BytesPending > limits.AnswerBytes
                ? new RpcReply(NullId, null, TooLong())
                : await ProcessAsync(request);
            if (reply is null) continue;
            if (!any) json.WriteStartArray();
            any = true;
            Write(json, reply.Id, reply.Result, reply.Error);
        }
        if (any) json.WriteEndArray();
    }

    async ValueTask AnswerOneAsync(JsonElement request, Utf8JsonWriter json)
    {
        if (await ProcessAsync(request) is { } reply) Write(json, reply.Id, reply.Result, reply.Error);
    }

    sealed record RpcReply(byte[] Id, byte[]? Result, RpcError? Error);

    /// <returns>Null for a notification, which gets no answer.</returns>
    async ValueTask<RpcReply?> ProcessAsync(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object) return new RpcReply(NullId, null, RpcError.InvalidRequest);
        bool answered = request.TryGetProperty("id", out JsonElement id);
        byte[] echo = answered ? RawBytes(id) : NullId;
        try
        {
            JToken? result = await call(MethodOf(request), ParametersOf(request));
            if (!answered) return null;
            byte[] bytes = result is null ? NullId : result.ToByteArray(false);
            return bytes.Length > limits.AnswerBytes
                ? new RpcReply(echo, null, TooLong())
                : new RpcReply(echo, bytes, null);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return answered ? new RpcReply(echo, null, RpcError.Of(failure)) : null;
        }
    }

    static string MethodOf(JsonElement request) =>
        request.TryGetProperty("method", out JsonElement method) && method.ValueKind == JsonValueKind.String
            ? method.GetString()!
            : throw new RpcRefusal(RpcError.InvalidRequest);

    static JArray ParametersOf(JsonElement request)
    {
        if (!request.TryGetProperty("params", out JsonElement parameters)
            || parameters.ValueKind == JsonValueKind.Null) return [];
        if (parameters.ValueKind != JsonValueKind.Array) throw new RpcRefusal(RpcError.InvalidRequest);
        return (JArray)JToken.Parse(RawBytes(parameters))!;
    }

    RpcError TooLong() => RpcError.Internal.With($"an answer has at most {limits.AnswerBytes} bytes");

    static byte[] RawBytes(JsonElement element) =>
        System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element).ToArray();

    static void Write(Utf8JsonWriter json, byte[] id, byte[]? result, RpcError? error)
    {
        json.WriteStartObject();
        json.WriteString("jsonrpc"u8, "2.0"u8);
        json.WritePropertyName("id"u8);
        json.WriteRawValue(id, skipInputValidation: true);
        if (error is null)
        {
            json.WritePropertyName("result"u8);
            json.WriteRawValue(result, skipInputValidation: true);
        }
        else
        {
            json.WriteStartObject("error"u8);
            json.WriteNumber("code"u8, error.Code);
            json.WriteString("message"u8, error.Message);
            if (error.Data is not null) json.WriteString("data"u8, error.Data);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
