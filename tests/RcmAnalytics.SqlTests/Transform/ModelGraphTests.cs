using RcmAnalytics.Transform;

namespace RcmAnalytics.SqlTests.Transform;

public sealed class ModelGraphTests : IDisposable
{
    private const string Yml = "description: A model.\ngrain: [id]\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-models").FullName;

    public ModelGraphTests()
    {
        Write("functions/duckdb.sql", "");
        Write("seeds/seed_colours.yml", "description: Colours.\ngrain: [id]\ncolumns:\n  id: { type: text }\n");
        Write("seeds/seed_colours.csv", "id\nred\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_ModelsOfTheProject_EachComesAfterWhatItReads()
    {
        var graph = ModelGraph.Load(SqlFolder.Path);

        var place = graph.Models.Select((model, index) => (model.Name, index)).ToDictionary();
        var early = graph.Models.SelectMany(model => model.DependsOn
            .Where(name => place.TryGetValue(name, out var index) && index >= place[model.Name])
            .Select(name => $"{model.Name} is built before {name}"));
        early.ShouldBeEmpty();
        graph.Names.ShouldContain("fct_claims");
    }

    [Fact]
    public void Load_NamesInCommentsAndText_AreNotRead()
    {
        Model("staging/stg_a", "select 'int_b' as id -- int_b\n");
        Model("intermediate/int_b", "select * from stg_a");

        var graph = ModelGraph.Load(_folder);

        graph.Names.ShouldBe(["stg_a", "int_b"]);
        graph.Models[0].DependsOn.ShouldBeEmpty();
    }

    [Fact]
    public void Load_ModelsReadEachOther_TellsTheCircle()
    {
        Model("intermediate/int_a", "select * from int_b");
        Model("intermediate/int_b", "select * from int_c");
        Model("marts/int_c", "select * from int_a");

        var error = Should.Throw<TransformException>(() => ModelGraph.Load(_folder));

        error.Faults.ShouldBe(["Models read each other: int_a -> int_b -> int_c -> int_a."]);
    }

    [Fact]
    public void Load_SeveralFaults_AreAllToldAtOnce()
    {
        Model("staging/stg_a", "select * from int_missing");
        Model("intermediate/int_b", "select 1", "description: A model.\ngrain: [id]\ncolour: red\n");
        Model("marts/fct_c", "select 1", "grain: [id]\n");
        Write("marts/fct_d.sql", "select 1");
        Write("marts/fct_e.yml", Yml);
        Write("raw/things.yml", "description: Things.\ngrain: [id]\ncolumns:\n  id: { type: number }\n");

        var error = Should.Throw<TransformException>(() => ModelGraph.Load(_folder));

        error.Faults.Count.ShouldBe(6);
        error.Message.ShouldContain("stg_a.sql: reads 'int_missing', which no file builds.");
        error.Message.ShouldContain("int_b.yml(3,1): Property 'colour' not found");
        error.Message.ShouldContain("fct_c.yml");
        error.Message.ShouldContain("fct_d.sql: there is no yml beside it");
        error.Message.ShouldContain("fct_e.yml: there is no model beside it.");
        error.Message.ShouldContain("things.yml: column id has the type 'number'");
    }

    [Fact]
    public void Load_TwoFilesOfOneName_AreAFault()
    {
        Model("staging/a/stg_a", "select 1");
        Model("staging/b/stg_a", "select 1");

        Should.Throw<TransformException>(() => ModelGraph.Load(_folder))
            .Message.ShouldContain("staging/b/stg_a.sql: another file builds a relation of the same name.");
    }

    [Theory]
    [InlineData("int_b", "int_b")]
    [InlineData("int_b+", "int_b fct_c")]
    [InlineData("stg_a+", "stg_a int_b fct_c")]
    public void Select_Model_TakesWhatDependsOnItWithAPlus(string selection, string expected)
    {
        Model("staging/stg_a", "select 1 as id");
        Model("intermediate/int_b", "select * from stg_a");
        Model("marts/fct_c", "select * from int_b");
        Model("marts/fct_d", "select * from seed_colours");

        var selected = ModelGraph.Load(_folder).Select(selection);

        string.Join(' ', selected.Select(model => model.Name)).ShouldBe(expected);
    }

    [Fact]
    public void Select_UnknownModel_NamesThoseThatExist()
    {
        Model("staging/stg_a", "select 1 as id");

        Should.Throw<TransformException>(() => ModelGraph.Load(_folder).Select("stg_z"))
            .Message.ShouldBe("There is no model 'stg_z'. There are: stg_a.");
    }

    private void Model(string name, string sql, string yml = Yml)
    {
        Write(name + ".sql", sql);
        Write(name + ".yml", yml);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
