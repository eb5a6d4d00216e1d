using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.OpenAI;

/// <summary>
/// Updates to the events of a streamed response: response.created and .in_progress; for each item its output_item.added, parts, deltas and
/// .done; last response.completed, .incomplete or .failed. <paramref name="emit"/> gets each event's type and JSON. One instance a stream.
/// </summary>
internal sealed class ResponsesStream(ResponseDocument document, Action<string, Action<Utf8JsonWriter>> emit)
{
    private readonly List<ResponseItem> _items = [];
    private readonly StringBuilder _text = new();
    private ResponseItem? _open;
    private UsageDetails? _usage;
    private ChatFinishReason? _finish;
    private int _sequence;

    public void Start()
    {
        Whole("response.created", "in_progress", null);
        Whole("response.in_progress", "in_progress", null);
    }

    public void Write(ChatResponseUpdate update)
    {
        _finish = update.FinishReason ?? _finish;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent { Text.Length: > 0 } text:
                    Open<ResponseItem.Message>(() => new ResponseItem.Message(ResponseDocument.NewId("msg"), ""));
                    Delta("response.output_text.delta", "content_index", text.Text);
                    break;
                case TextReasoningContent { Text.Length: > 0 } reasoning:
                    Open<ResponseItem.Reasoning>(() => new ResponseItem.Reasoning(ResponseDocument.NewId("rs"), ""));
                    Delta("response.reasoning_summary_text.delta", "summary_index", reasoning.Text);
                    break;
                case FunctionCallContent call:
                    Close();
                    WriteCall(new ResponseItem.Call(ResponseDocument.NewId("fc"), call));
                    break;
                case UsageContent usage:
                    (_usage ??= new UsageDetails()).Add(usage.Details);
                    break;
            }
        }
    }

    public void End()
    {
        Close();
        var status = ResponseDocument.Status(_finish);
        Whole("response." + status, status, null);
    }

    public void Fail(ModelFault fault) => Whole("response.failed", "failed", fault);

    private void WriteCall(ResponseItem.Call call)
    {
        Item("response.output_item.added", call, "in_progress");
        var arguments = ToolArguments.Text(call.Function);
        Event("response.function_call_arguments.delta", json => Place(json, call.Id, () => json.WriteString("delta", arguments)));
        Event("response.function_call_arguments.done", json => Place(json, call.Id, () => json.WriteString("arguments", arguments)));
        Done(call);
    }

    private void Open<T>(Func<ResponseItem> make)
        where T : ResponseItem
    {
        if (_open is T)
        {
            return;
        }

        Close();
        _open = make();
        Item("response.output_item.added", _open, "in_progress");
        Part("added", "");
    }

    private void Close()
    {
        if (_open is null)
        {
            return;
        }

        var text = _text.ToString();
        var (type, index) = _open is ResponseItem.Message ? ("response.output_text.done", "content_index") : ("response.reasoning_summary_text.done", "summary_index");
        Event(type, json => Place(json, _open.Id, () =>
        {
            json.WriteNumber(index, 0);
            json.WriteString("text", text);
        }));
        Part("done", text);
        Done(_open is ResponseItem.Message ? new ResponseItem.Message(_open.Id, text) : new ResponseItem.Reasoning(_open.Id, text));
        _open = null;
        _text.Clear();
    }

    private void Part(string what, string text)
    {
        var message = _open is ResponseItem.Message;
        Event(message ? "response.content_part." + what : "response.reasoning_summary_part." + what, json => Place(json, _open!.Id, () =>
        {
            json.WriteNumber(message ? "content_index" : "summary_index", 0);
            json.WritePropertyName("part");
            if (message)
            {
                ResponseDocument.WriteText(json, text);
            }
            else
            {
                ResponseDocument.WriteSummary(json, text);
            }
        }));
    }

    private void Delta(string type, string index, string text)
    {
        _text.Append(text);
        Event(type, json => Place(json, _open!.Id, () =>
        {
            json.WriteNumber(index, 0);
            json.WriteString("delta", text);
        }));
    }

    private void Done(ResponseItem item)
    {
        Item("response.output_item.done", item, "completed");
        _items.Add(item);
    }

    private void Item(string type, ResponseItem item, string status) => Event(type, json =>
    {
        json.WriteNumber("output_index", _items.Count);
        json.WritePropertyName("item");
        ResponseDocument.WriteItem(json, item, status);
    });

    private void Place(Utf8JsonWriter json, string id, Action write)
    {
        json.WriteString("item_id", id);
        json.WriteNumber("output_index", _items.Count);
        write();
    }

    private void Whole(string type, string status, ModelFault? fault) => Event(type, json =>
    {
        json.WritePropertyName("response");
        document.Write(json, _items, status, _finish, _usage, fault);
    });

    private void Event(string type, Action<Utf8JsonWriter> members) => emit(type, json =>
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteNumber("sequence_number", _sequence++);
        members(json);
        json.WriteEndObject();
    });
}
