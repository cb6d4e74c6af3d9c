using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RcmAnalytics.Ingest;

/// <summary>Reads profiles from yml. Unknown keys are faults; a fault is added to the list and the next file is read.</summary>
internal static class ProfileReader
{
    private static readonly IDeserializer Plain = Builder().Build();

    private static readonly IDeserializer WithShorthands = Builder()
        .WithTypeConverter(new Shorthand<ColumnDefinition>(names => new ColumnDefinition { From = names }, Plain))
        .WithTypeConverter(new Shorthand<ConditionDefinition>(values => new ConditionDefinition { Is = values }, Plain, isBlankFor: ""))
        .Build();

    /// <summary>The profiles of several yml texts by their names; a later one of a name stands for an earlier.</summary>
    public static IReadOnlyList<ProfileDefinition> Read(
        IEnumerable<(string ShownAs, string Yaml)> files, List<string> faults, out IReadOnlyDictionary<string, string> sources)
    {
        var nodes = new Dictionary<string, (string ShownAs, YamlMappingNode Node)>(StringComparer.Ordinal);
        foreach (var (shownAs, yaml) in files)
        {
            if (Node(shownAs, yaml, faults) is { } node)
            {
                nodes[NameOf(node) ?? shownAs] = (shownAs, node);
            }
        }

        sources = nodes.ToDictionary(node => node.Key, node => node.Value.ShownAs);
        List<ProfileDefinition> profiles = [];
        foreach (var (shownAs, node) in nodes.Values)
        {
            if (Extended(shownAs, node, nodes, faults, depth: 0) is { } whole && Deserialize(shownAs, whole, faults) is { } profile)
            {
                faults.AddRange(ProfileRules.Faults(profile).Select(fault => $"{shownAs}: {fault}"));
                profiles.Add(profile);
            }
        }

        return profiles;
    }

    private static YamlMappingNode? Node(string shownAs, string yaml, List<string> faults)
    {
        try
        {
            // Read once as it stands, so that a fault has its line; what is extended may lack required keys.
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                if (Value(root, "extends") is null)
                {
                    WithShorthands.Deserialize<ProfileDefinition>(yaml);
                }

                return root;
            }

            faults.Add($"{shownAs}: one map was expected.");
        }
        catch (YamlException fault)
        {
            faults.Add($"{shownAs}({fault.Start.Line},{fault.Start.Column}): {fault.InnerException?.Message ?? fault.Message}");
        }

        return null;
    }

    private static YamlMappingNode? Extended(
        string shownAs,
        YamlMappingNode node,
        Dictionary<string, (string ShownAs, YamlMappingNode Node)> nodes,
        List<string> faults,
        int depth)
    {
        if (Value(node, "extends") is not { } name)
        {
            return node;
        }

        if (depth > 5 || !nodes.TryGetValue(name, out var extended))
        {
            faults.Add($"{shownAs}: extends names '{name}', which is no other profile.");
            return null;
        }

        return Extended(extended.ShownAs, extended.Node, nodes, faults, depth + 1) is { } under ? Merge(under, node) : null;
    }

    private static YamlMappingNode Merge(YamlMappingNode under, YamlMappingNode over)
    {
        var merged = new YamlMappingNode();
        foreach (var (key, value) in under.Children)
        {
            if (key is not YamlScalarNode { Value: "extends" })
            {
                merged.Add(key, value);
            }
        }

        foreach (var (key, value) in over.Children)
        {
            // A header is another or it is not: conditions of both together would fit no file.
            var both = key is not YamlScalarNode { Value: "detect" }
                && merged.Children.TryGetValue(key, out var old) && old is YamlMappingNode oldMap && value is YamlMappingNode newMap
                ? Merge(oldMap, newMap)
                : value;
            merged.Children[key] = both;
        }

        return merged;
    }

    private static ProfileDefinition? Deserialize(string shownAs, YamlMappingNode node, List<string> faults)
    {
        try
        {
            var text = new StringWriter();
            new YamlStream(new YamlDocument(node)).Save(text, assignAnchors: false);
            return WithShorthands.Deserialize<ProfileDefinition>(text.ToString());
        }
        catch (YamlException fault)
        {
            faults.Add($"{shownAs}: {fault.InnerException?.Message ?? fault.Message}");
            return null;
        }
    }

    private static string? NameOf(YamlMappingNode node) => Value(node, "profile");

    private static string? Value(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (value as YamlScalarNode)?.Value : null;

    private static DeserializerBuilder Builder() =>
        new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
            .WithTypeConverter(new Texts())
            .WithTypeMapping<IReadOnlyList<RowDefinition>, List<RowDefinition>>()
            .WithTypeMapping<IReadOnlyList<RouteDefinition>, List<RouteDefinition>>()
            .WithTypeMapping<IReadOnlyList<DropDefinition>, List<DropDefinition>>()
            .WithTypeMapping<IReadOnlyDictionary<string, string>, OrderedDictionary<string, string>>()
            .WithTypeMapping<IReadOnlyDictionary<string, ColumnDefinition>, OrderedDictionary<string, ColumnDefinition>>()
            .WithTypeMapping<IReadOnlyDictionary<string, ConditionDefinition>, OrderedDictionary<string, ConditionDefinition>>()
            .WithTypeMapping<IReadOnlyDictionary<string, PreambleDefinition>, OrderedDictionary<string, PreambleDefinition>>()
            .WithTypeMapping<IReadOnlyDictionary<string, FileCheckDefinition>, OrderedDictionary<string, FileCheckDefinition>>()
            .WithTypeMapping<IReadOnlyDictionary<string, IReadOnlyList<RowDefinition>>, OrderedDictionary<string, IReadOnlyList<RowDefinition>>>()
            .WithTypeMapping<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>, OrderedDictionary<string, IReadOnlyDictionary<string, string>>>()
            .WithTypeMapping<IReadOnlyDictionary<string, IReadOnlyDictionary<string, ColumnDefinition>>, OrderedDictionary<string, IReadOnlyDictionary<string, ColumnDefinition>>>()
            .WithTypeMapping<IReadOnlyDictionary<string, TableContract.ContractColumn>, OrderedDictionary<string, TableContract.ContractColumn>>()
            .WithEnforceRequiredMembers()
            .WithEnforceNullability()
            .WithDuplicateKeyChecking();

    internal static TableContract.ContractFile Contract(string yaml) => Plain.Deserialize<TableContract.ContractFile>(yaml);

    /// <summary>A list of texts, or one text.</summary>
    private sealed class Texts : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(IReadOnlyList<string>);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            if (parser.TryConsume<Scalar>(out var one))
            {
                return new List<string> { one.Value };
            }

            List<string> texts = [];
            parser.Consume<SequenceStart>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                texts.Add(parser.Consume<Scalar>().Value);
            }

            return texts;
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Profiles are read, never written.");
    }

    /// <summary>Takes a value, or a list of values, for a definition that has but them.</summary>
    private sealed class Shorthand<T>(Func<IReadOnlyList<string>, T> make, IDeserializer plain, string? isBlankFor = null) : IYamlTypeConverter
        where T : class
    {
        public bool Accepts(Type type) => type == typeof(T);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            if (parser.TryConsume<Scalar>(out var scalar))
            {
                return scalar.Value == isBlankFor ? new ConditionDefinition { Blank = true } : make([scalar.Value]);
            }

            return parser.Accept<SequenceStart>(out _)
                ? make(plain.Deserialize<IReadOnlyList<string>>(parser))
                : typeof(T) == typeof(ColumnDefinition) ? NestedConditions.Deserialize<T>(parser) : plain.Deserialize<T>(parser);
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Profiles are read, never written.");
    }

    // A column holds conditions, whose shorthands hold there too.
    private static readonly IDeserializer NestedConditions = Builder()
        .WithTypeConverter(new Shorthand<ConditionDefinition>(values => new ConditionDefinition { Is = values }, Builder().Build(), isBlankFor: ""))
        .Build();
}
