using System.Globalization;
using System.Text;

namespace StarMiner.ClientGenerator.Abi;

/// <summary>
/// A JSON value. A source generator runs inside of any C# compiler, where no JSON library can be counted on; a manifest
/// needs no more than this.
/// </summary>
sealed class JsonText
{
    const int DeepestNesting = 64;

    readonly object? value;

    JsonText(object? value) => this.value = value;

    public string Text => value as string ?? throw new FormatException("a text is expected");

    public bool IsTrue => value is true;

    public IReadOnlyList<JsonText> Items =>
        value as IReadOnlyList<JsonText> ?? throw new FormatException("a list is expected");

    /// <exception cref="FormatException">It is no object or has no such member.</exception>
    public JsonText this[string name] =>
        value is Dictionary<string, JsonText> members && members.TryGetValue(name, out var member)
            ? member
            : throw new FormatException($"there is no '{name}'");

    /// <exception cref="FormatException">It is not JSON.</exception>
    public static JsonText Parse(string text)
    {
        var reader = new Reader(text);
        var value = reader.Value(depth: 0);
        reader.End();
        return value;
    }

    struct Reader(string text)
    {
        int at;

        public JsonText Value(int depth)
        {
            if (depth > DeepestNesting) throw Wrong();
            Blanks();
            switch (Peek())
            {
                case '{': return new JsonText(Members(depth));
                case '[': return new JsonText(List(depth));
                case '"': return new JsonText(Quoted());
                default: return new JsonText(Word());
            }
        }

        public void End()
        {
            Blanks();
            if (at < text.Length) throw Wrong();
        }

        Dictionary<string, JsonText> Members(int depth)
        {
            var members = new Dictionary<string, JsonText>();
            at++;
            while (!Ends('}', members.Count))
            {
                string name = Quoted();
                Blanks();
                Take(':');
                members[name] = Value(depth + 1);
            }
            return members;
        }

        List<JsonText> List(int depth)
        {
            var items = new List<JsonText>();
            at++;
            while (!Ends(']', items.Count)) items.Add(Value(depth + 1));
            return items;
        }

        /// <summary>Whether the list ends here; if not, the comma before its next item is taken.</summary>
        bool Ends(char last, int count)
        {
            Blanks();
            if (Peek() == last)
            {
                at++;
                return true;
            }
            if (count > 0) Take(',');
            Blanks();
            return false;
        }

        string Quoted()
        {
            Take('"');
            var read = new StringBuilder();
            while (Peek() != '"')
            {
                char letter = text[at++];
                read.Append(letter == '\\' ? Escaped() : letter);
            }
            at++;
            return read.ToString();
        }

        char Escaped()
        {
            char letter = Peek();
            at++;
            switch (letter)
            {
                case 'b': return '\b';
                case 'f': return '\f';
                case 'n': return '\n';
                case 'r': return '\r';
                case 't': return '\t';
                case 'u':
                    if (at + 4 > text.Length) throw Wrong();
                    at += 4;
                    return (char)int.Parse(text.Substring(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                default: return letter;
            }
        }

        /// <summary>A number, or true, false, null.</summary>
        object? Word()
        {
            int start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || "+-.".Contains(text[at]))) at++;
            string word = text.Substring(start, at - start);
            return word switch
            {
                "true" => true,
                "false" => false,
                "null" => null,
                _ => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture),
            };
        }

        void Blanks()
        {
            while (at < text.Length && " \t\r\n\uFEFF".Contains(text[at])) at++;
        }

        readonly char Peek() => at < text.Length ? text[at] : throw Wrong();

        void Take(char expected)
        {
            if (Peek() != expected) throw Wrong();
            at++;
        }

        readonly FormatException Wrong() => new($"no JSON at character {at}");
    }
}
